import type { Context } from '../operation/context.ts';

/**
 * The columns of the rows that lists are made of, each with the field that shows it; null where none does.
 * What is not here is always fetched.
 */
const fieldOf = {
	Indicator: {
		cityCode: null,
		agencyId: 'agency',
		parentId: 'parent',
		name: 'name',
		nameEn: 'nameEn',
		kind: 'kind',
		level: 'level',
		status: null,
		source: 'source',
	},
	Achievement: {
		cityCode: null,
		agencyId: null,
		indicatorId: 'indicator',
		year: 'period',
		quarter: 'period',
		status: 'status',
		version: 'version',
		actual: 'actual',
		numerator: 'numerator',
		denominator: 'denominator',
		note: 'note',
		updatedAt: 'updatedAt',
	},
} as const satisfies Record<string, Record<string, string | null>>;

/**
 * What a query for a list may omit: the columns whose field the document names nowhere. The database wraps each row in
 * JSON, so that a list with all of its columns took twice as long as with those that are shown. A column that is asked
 * for all the same is loaded then (columnOf in rows.ts), so the type says nothing of what is missing.
 */
export function unasked(model: keyof typeof fieldOf, { asked }: Context): Record<never, true> {
	const columns = Object.entries(fieldOf[model]).filter(
		([, field]) => field === null || !asked.has(field),
	);
	return Object.fromEntries(columns.map(([column]) => [column, true as const]));
}
