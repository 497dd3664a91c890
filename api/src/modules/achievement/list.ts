import type { Prisma } from '@seksama/schema/client.ts';
import { builder } from '../../graph/builder.ts';
import { PeriodInput, periodOf } from '../../graph/period.ts';
import { rootList } from '../../graph/root-list.ts';
import type { Context } from '../../operation/context.ts';
import { agencyIds } from '../agency/ref.ts';
import { indicatorIds } from '../indicator/ref.ts';
import { citiesWithin } from '../region/ref.ts';
import { achievements, AchievementStatus } from './ref.ts';

const AchievementFilter = builder.inputType('AchievementFilter', {
	description: 'Which achievements; every condition given must hold.',
	fields: (t) => ({
		agency: t.string({ description: 'The code of the agency that reported them.' }),
		indicator: t.string({ description: 'The code of the indicator.' }),
		period: t.field({ type: PeriodInput, description: 'Only of exactly this period.' }),
		status: t.field({ type: [AchievementStatus], description: 'Only in one of these states.' }),
		within: t.string({
			description: 'The code of a city or province; the home city where it is left out.',
		}),
	}),
});

builder.queryField('achievements', (t) =>
	rootList(t, achievements, {
		description: 'What was reported in a city and the viewer may see, newest period first.',
		args: { filter: t.arg({ type: AchievementFilter, description: 'Only those that match.' }) },
		where: ({ filter }, context) => achievementsWhere(filter, context),
		orderBy: [{ year: 'desc' }, { quarter: 'desc' }, { id: 'asc' }],
	}),
);

async function achievementsWhere(
	filter: typeof AchievementFilter.$inferInput | null | undefined,
	context: Context,
): Promise<Prisma.AchievementWhereInput> {
	const { agency, indicator, period, status, within } = filter ?? {};
	const cityCode = await citiesWithin('filter.within', within, context);
	return {
		cityCode,
		...(agency != null && {
			agencyId: { in: await agencyIds('filter.agency', agency, cityCode, context) },
		}),
		...(indicator != null && {
			indicatorId: { in: await indicatorIds('filter.indicator', indicator, cityCode, context) },
		}),
		...(period && periodOf('filter.period', period)),
		...(status && { status: { in: [...status] } }),
	};
}
