import type { Prisma } from '@seksama/schema/client.ts';
import { builder } from '../../graph/builder.ts';
import { unasked } from '../../graph/columns.ts';
import { connectionCost } from '../../graph/page.ts';
import { PeriodInput, periodOf } from '../../graph/period.ts';
import { checkedText, regionCode } from '../../graph/text.ts';
import { achievementColumns, achievements, AchievementStatus } from './ref.ts';

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
	t.prismaConnection(
		{
			type: 'Achievement',
			cursor: 'id',
			complexity: connectionCost,
			description: 'What was reported in a city and the viewer may see, newest period first.',
			args: { filter: t.arg({ type: AchievementFilter, description: 'Only those that match.' }) },
			totalCount: (_root, { filter }, { db, home }) =>
				db.achievement.count({ where: achievementsWhere(filter, home) }),
			resolve: (query, _root, { filter }, context) =>
				context.db.achievement.findMany({
					...query,
					where: achievementsWhere(filter, context.home),
					orderBy: [{ year: 'desc' }, { quarter: 'desc' }, { id: 'asc' }],
					omit: unasked(achievementColumns, context),
				}),
		},
		achievements.connection,
	),
);

function achievementsWhere(
	filter: typeof AchievementFilter.$inferInput | null | undefined,
	home: string,
): Prisma.AchievementWhereInput {
	const { agency, indicator, period, status, within } = filter ?? {};
	return {
		cityCode: within == null ? home : { startsWith: regionCode('filter.within', within) },
		...(agency != null && { agency: { code: checkedText('filter.agency', agency) } }),
		...(indicator != null && { indicator: { code: checkedText('filter.indicator', indicator) } }),
		...(period && periodOf('filter.period', period)),
		...(status && { status: { in: [...status] } }),
	};
}
