import { builder } from '../../graph/builder.ts';
import { AttainmentBand } from '../../vocabulary/enums.ts';
import { PeriodInput, periodOf, PeriodRef, type Period } from '../../graph/period.ts';
import {
	RankingEntryRef,
	RegionRef,
	TrendPointRef,
	type AttainmentShape,
	type RankingEntryShape,
	type TrendPointShape,
} from '../../vocabulary/refs.ts';
import type { RegionRow } from '../../vocabulary/rows.ts';
import { cityCode } from '../../graph/text.ts';
import {
	CityFactRef,
	RankMoveRef,
	SchoolSummaryRef,
	VillageFigureRef,
	type CityFact,
	type RankMove,
	type SchoolSummary,
	type VillageFigure,
} from './parts.ts';

/** What app.overview returns. */
interface Overview {
	period: Period;
	previous: Period | null;
	city: RegionRow;
	score: string | null;
	reason: string | null;
	reasonEn: string | null;
	previousScore: string | null;
	band: AttainmentShape['band'];
	agencyCount: number;
	rankedCount: number;
	indicatorCount: number;
	reportedCount: number;
	metCount: number;
	top: RankingEntryShape[];
	bottom: RankingEntryShape[];
	trend: TrendPointShape[];
	moves: RankMove[];
	schools: SchoolSummary;
	villages: VillageFigure[];
	facts: CityFact[];
	updatedAt: string | null;
}

const OverviewRef = builder.objectRef<Overview>('Overview').implement({
	description:
		'A city in one period at a glance (ringkasan kota), of what is published. Source: app.overview.',
	fields: (t) => ({
		period: t.expose('period', { type: PeriodRef, description: 'The period shown.' }),
		previous: t.expose('previous', {
			type: PeriodRef,
			nullable: true,
			description: 'The period that it is compared with; null where there is none.',
		}),
		city: t.expose('city', { type: RegionRef, description: 'The city shown.' }),
		score: t.expose('score', {
			type: 'Decimal',
			nullable: true,
			description:
				'The mean of the scores of the ranked agencies, percent; null where none is ranked.',
		}),
		reason: t.exposeString('reason', {
			nullable: true,
			description: 'Why there is no score, in Indonesian; null where there is one.',
		}),
		reasonEn: t.exposeString('reasonEn', {
			nullable: true,
			description: 'Why there is no score, in English; null where there is one.',
		}),
		previousScore: t.expose('previousScore', {
			type: 'Decimal',
			nullable: true,
			description: 'The same in the period before; null where there was none.',
		}),
		band: t.expose('band', {
			type: AttainmentBand,
			nullable: true,
			description: 'The band of the score; null without one.',
		}),
		agencyCount: t.exposeInt('agencyCount', {
			description: 'Agencies that existed at the end of the period.',
		}),
		rankedCount: t.exposeInt('rankedCount', { description: 'Those of them that are ranked.' }),
		indicatorCount: t.exposeInt('indicatorCount', {
			description: 'Their indicators with a weight above 0.',
		}),
		reportedCount: t.exposeInt('reportedCount', {
			description: 'Those of them that are published.',
		}),
		metCount: t.exposeInt('metCount', { description: 'Those of them that reached 100 percent.' }),
		top: t.expose('top', {
			type: [RankingEntryRef],
			complexity: { field: 0, multiplier: 5 },
			description: 'The best agencies, at most five, best first.',
		}),
		bottom: t.expose('bottom', {
			type: [RankingEntryRef],
			complexity: { field: 0, multiplier: 5 },
			description:
				'The last agencies, at most five and none that is among the top; the last one first.',
		}),
		trend: t.expose('trend', {
			type: [TrendPointRef],
			complexity: { field: 0, multiplier: 12 },
			description: 'The score of the city over the last periods, oldest first.',
		}),
		moves: t.expose('moves', {
			type: [RankMoveRef],
			complexity: { field: 0, multiplier: 6 },
			description: 'The six greatest changes of rank since the period before.',
		}),
		schools: t.expose('schools', {
			type: SchoolSummaryRef,
			description: 'The schools of the city today.',
		}),
		villages: t.expose('villages', {
			type: [VillageFigureRef],
			complexity: { field: 0, multiplier: 27 },
			description: 'The schools of each village today, in the order of the codes.',
		}),
		facts: t.expose('facts', {
			type: [CityFactRef],
			complexity: { field: 0, multiplier: 5 },
			description: 'Published figures of the city as a whole, with their source.',
		}),
		updatedAt: t.expose('updatedAt', {
			type: 'DateTime',
			nullable: true,
			description: 'When something of this period was last published; null where nothing was.',
		}),
	}),
});

builder.queryField('overview', (t) =>
	t.field({
		type: OverviewRef,
		complexity: 30,
		description: 'A city in one period at a glance.',
		args: {
			period: t.arg({ type: PeriodInput, required: true, description: 'The period to show.' }),
			city: t.arg.string({ description: 'A region code; the home city where it is left out.' }),
		},
		resolve: (_root, { period, city }, { json, home }) => {
			const { year, quarter } = periodOf('period', period);
			return json<Overview>('select app.overview($1, $2, $3) as json', [
				cityCode('city', city, home),
				year,
				quarter,
			]);
		},
	}),
);
