import type { Prisma } from '@seksama/schema/client.ts';
import { builder } from '../graph/builder.ts';
import { Direction, IndicatorKind, IndicatorLevel } from './enums.ts';
import { checkedText, regionCode, searchText } from '../graph/text.ts';

export const IndicatorFilter = builder.inputType('IndicatorFilter', {
	description: 'Which indicators; every condition given must hold.',
	fields: (t) => ({
		search: t.string({
			description: 'Words in the name, in either language, or in the code; at most 200 characters.',
		}),
		agency: t.string({ description: 'The code of the agency that answers for them.' }),
		kind: t.field({ type: IndicatorKind, description: 'Only of this kind.' }),
		level: t.field({ type: IndicatorLevel, description: 'Only on this level of the plans.' }),
		direction: t.field({ type: Direction, description: 'Only with this direction in force.' }),
		within: t.string({
			description: 'The code of a city or province; the home city where it is left out.',
		}),
	}),
});

/** The rows that a filter means. Throws BAD_USER_INPUT naming the condition that cannot be used. */
export function indicatorsWhere(
	filter: typeof IndicatorFilter.$inferInput | null | undefined,
): Prisma.IndicatorWhereInput {
	const { agency, kind, level, direction, within } = filter ?? {};
	const search = searchText('filter.search', filter?.search);
	const contains = search && ({ contains: search, mode: 'insensitive' } as const);
	return {
		...(contains && { OR: [{ name: contains }, { nameEn: contains }, { code: contains }] }),
		...(agency != null && { agency: { code: checkedText('filter.agency', agency) } }),
		...(kind && { kind }),
		...(level && { level }),
		...(direction && { definition: { direction } }),
		...(within != null && { cityCode: { startsWith: regionCode('filter.within', within) } }),
	};
}
