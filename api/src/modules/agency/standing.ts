import { builder } from '../../graph/builder.ts';
import { AchievementStatus, AttainmentBand, AttainmentState } from '../../vocabulary/enums.ts';
import { PeriodInput, periodOf, PeriodRef, type Period } from '../../graph/period.ts';
import { IndicatorRef, type AttainmentShape } from '../../vocabulary/refs.ts';
import type { IndicatorRow } from '../../vocabulary/rows.ts';

/** What app.agency_standing returns. */
interface Standing {
	period: Period;
	score: string | null;
	band: AttainmentShape['band'];
	rank: number | null;
	rankedCount: number;
	previousRank: number | null;
	previousScore: string | null;
	bestRank: number | null;
	worstRank: number | null;
	reason: string | null;
	reasonEn: string | null;
	reportedShare: string | null;
	indicatorCount: number;
	reportedCount: number;
	contributions: Contribution[];
}

interface Contribution {
	indicator: IndicatorRow;
	state: AttainmentShape['state'];
	percent: string | null;
	counted: string | null;
	weight: string;
	share: string | null;
	points: string | null;
	lost: string | null;
	status: string | null;
}

const ContributionRef = builder.objectRef<Contribution>('Contribution').implement({
	description: 'What one indicator adds to the score of its agency. Points add up to the score.',
	fields: (t) => ({
		indicator: t.expose('indicator', { type: IndicatorRef, description: 'Which indicator.' }),
		state: t.expose('state', {
			type: AttainmentState,
			description: 'Whether it counts, and if not, why.',
		}),
		percent: t.expose('percent', {
			type: 'Decimal',
			nullable: true,
			description: 'Its attainment in percent; null where `state` says why.',
		}),
		counted: t.expose('counted', {
			type: 'Decimal',
			nullable: true,
			description:
				'The attainment as it counts, after the cap of the ranking; null where it does not count.',
		}),
		weight: t.expose('weight', { type: 'Decimal', description: 'Its weight.' }),
		share: t.expose('share', {
			type: 'Decimal',
			nullable: true,
			description: 'Its weight in percent of the weight that counts; null where it does not count.',
		}),
		points: t.expose('points', {
			type: 'Decimal',
			nullable: true,
			description: 'share x counted / 100: its part of the score; null where it does not count.',
		}),
		lost: t.expose('lost', {
			type: 'Decimal',
			nullable: true,
			description:
				'share - points: what is missing to its full part; null where it does not count.',
		}),
		status: t.field({
			type: AchievementStatus,
			nullable: true,
			description: 'How far its achievement is; null where there is none that the viewer may see.',
			resolve: ({ status }) => status as never,
		}),
	}),
});

const StandingRef = builder.objectRef<Standing>('AgencyStanding').implement({
	description:
		'Where an agency stands in a period, and what lifted and lowered it. Source: app.agency_standing.',
	fields: (t) => ({
		period: t.expose('period', { type: PeriodRef, description: 'The period.' }),
		score: t.expose('score', {
			type: 'Decimal',
			nullable: true,
			description: 'The score in percent; null where it is not ranked, for the reason given.',
		}),
		band: t.expose('band', {
			type: AttainmentBand,
			nullable: true,
			description: 'The band of the score; null without one.',
		}),
		rank: t.exposeInt('rank', {
			nullable: true,
			description: '1 is best; null where it is not ranked.',
		}),
		rankedCount: t.exposeInt('rankedCount', { description: 'How many agencies are ranked.' }),
		previousRank: t.exposeInt('previousRank', {
			nullable: true,
			description: 'The rank in the period before; null where it was not ranked then.',
		}),
		previousScore: t.expose('previousScore', {
			type: 'Decimal',
			nullable: true,
			description: 'The score in the period before; null where there was none.',
		}),
		bestRank: t.exposeInt('bestRank', {
			nullable: true,
			description:
				'The best rank if every weight moved by up to 20 %; null where it is not ranked.',
		}),
		worstRank: t.exposeInt('worstRank', {
			nullable: true,
			description:
				'The worst rank if every weight moved by up to 20 %; null where it is not ranked.',
		}),
		reason: t.exposeString('reason', {
			nullable: true,
			description: 'Why it is not ranked, in Indonesian; else null.',
		}),
		reasonEn: t.exposeString('reasonEn', {
			nullable: true,
			description: 'Why it is not ranked, in English; else null.',
		}),
		reportedShare: t.expose('reportedShare', {
			type: 'Decimal',
			nullable: true,
			description:
				'The weight of the published indicators in percent of all weight; null where the score knows no weight.',
		}),
		indicatorCount: t.exposeInt('indicatorCount', {
			description: 'Indicators with a weight above 0.',
		}),
		reportedCount: t.exposeInt('reportedCount', {
			description: 'Those of them that are published.',
		}),
		contributions: t.expose('contributions', {
			type: [ContributionRef],
			complexity: { field: 0, multiplier: 30 },
			description: 'Every indicator with a weight, those that add most first.',
		}),
	}),
});

builder.prismaObjectField('Agency', 'standing', (t) =>
	t.field({
		type: StandingRef,
		nullable: true,
		complexity: 5,
		description:
			'Its score, rank and what made them; null where nothing was to be measured in the period.',
		args: {
			period: t.arg({ type: PeriodInput, required: true, description: 'The period asked for.' }),
		},
		resolve: ({ id }, args, { json }) => {
			const { year, quarter } = periodOf('period', args.period);
			return json<Standing | null>('select app.agency_standing($1, $2, $3) as json', [
				id,
				year,
				quarter,
			]);
		},
	}),
);
