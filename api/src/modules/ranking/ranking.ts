import { builder } from '../../graph/builder.ts';
import { PeriodInput, periodOf, PeriodRef, type Period } from '../../graph/period.ts';
import { AgencyRef, RankingEntryRef, type RankingEntryShape } from '../../vocabulary/refs.ts';
import type { AgencyRow } from '../../vocabulary/rows.ts';
import { cityCode } from '../../graph/text.ts';
import { rankingCost } from './cost.ts';

/** What app.ranking returns. */
interface Ranking {
	period: Period;
	previous: Period | null;
	asOf: string;
	digest: string;
	method: string;
	methodEn: string;
	methodVersion: string;
	cityScore: string | null;
	minimumReported: string;
	cap: string;
	reason: string | null;
	reasonEn: string | null;
	entries: RankingEntryShape[];
	notRanked: Unranked[];
}

interface Unranked {
	agency: AgencyRow;
	reason: string;
	reasonEn: string;
	indicatorCount: number;
	reportedCount: number;
	reportedShare: string | null;
}

const UnrankedRef = builder.objectRef<Unranked>('UnrankedAgency').implement({
	description: 'An agency that could not be ranked fairly in this period.',
	fields: (t) => ({
		agency: t.expose('agency', { type: AgencyRef, description: 'Which agency.' }),
		reason: t.exposeString('reason', { description: 'Why it is not ranked, in Indonesian.' }),
		reasonEn: t.exposeString('reasonEn', { description: 'Why it is not ranked, in English.' }),
		indicatorCount: t.exposeInt('indicatorCount', {
			description: 'Indicators with a weight above 0.',
		}),
		reportedCount: t.exposeInt('reportedCount', {
			description: 'Those of them that are published.',
		}),
		reportedShare: t.expose('reportedShare', {
			type: 'Decimal',
			nullable: true,
			description:
				'The weight of the published ones in percent of all weight; null where it has no indicator with a weight.',
		}),
	}),
});

const RankingRef = builder.objectRef<Ranking>('Ranking').implement({
	description:
		'The agencies of a city in order of their score in one period (peringkat). Source: app.ranking.',
	fields: (t) => ({
		period: t.expose('period', { type: PeriodRef, description: 'The period ranked.' }),
		previous: t.expose('previous', {
			type: PeriodRef,
			nullable: true,
			description: 'The period that ranks and scores are compared with; null where there is none.',
		}),
		asOf: t.expose('asOf', {
			type: 'DateTime',
			description:
				'The moment that it answers for: the one asked for, else that of the newest content.',
		}),
		digest: t.exposeString('digest', {
			description: 'SHA-256 over the content: equal for equal content, whenever it is asked for.',
		}),
		method: t.exposeString('method', {
			description: 'Weights, cap, minimum and version of the method, in Indonesian.',
		}),
		methodEn: t.exposeString('methodEn', { description: 'The same in English.' }),
		methodVersion: t.exposeString('methodVersion', {
			description: 'The version of the rule pack.',
		}),
		cityScore: t.expose('cityScore', {
			type: 'Decimal',
			nullable: true,
			description:
				'The mean of the scores of the ranked agencies, percent; null where none is ranked.',
		}),
		minimumReported: t.expose('minimumReported', {
			type: 'Decimal',
			description: 'The share of weight that must be published to be ranked, percent.',
		}),
		cap: t.expose('cap', {
			type: 'Decimal',
			description: 'What each attainment is capped at before the mean, percent.',
		}),
		reason: t.exposeString('reason', {
			nullable: true,
			description: 'Why nobody is ranked, in Indonesian; null where somebody is.',
		}),
		reasonEn: t.exposeString('reasonEn', {
			nullable: true,
			description: 'Why nobody is ranked, in English; null where somebody is.',
		}),
		entries: t.expose('entries', {
			type: [RankingEntryRef],
			complexity: { field: 0, multiplier: 40 },
			description: 'The ranked agencies, best first; equal scores by code.',
		}),
		notRanked: t.expose('notRanked', {
			type: [UnrankedRef],
			complexity: { field: 0, multiplier: 5 },
			description: 'The agencies that could not be ranked, each with the reason.',
		}),
	}),
});

builder.queryField('ranking', (t) =>
	t.field({
		type: RankingRef,
		complexity: ({ asOf }) => rankingCost(asOf),
		description: 'The ranking of the agencies of a city in a period, of what is published.',
		args: {
			period: t.arg({ type: PeriodInput, required: true, description: 'The period to rank.' }),
			city: t.arg.string({ description: 'A region code; the home city where it is left out.' }),
			asOf: t.arg({
				type: 'DateTime',
				description: 'Answer from what was published at this moment; now where it is left out.',
			}),
		},
		resolve: (_root, { period, city, asOf }, { json, home }) => {
			const { year, quarter } = periodOf('period', period);
			return json<Ranking>('select app.ranking($1, $2, $3, $4) as json', [
				cityCode('city', city, home),
				year,
				quarter,
				asOf ?? null,
			]);
		},
	}),
);
