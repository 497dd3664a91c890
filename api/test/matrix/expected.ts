import type { Allowed } from './allowed.ts';
import { rowTypes, type Fields } from './types.ts';
import type { Asker } from './viewers.ts';

/** Stands for a row that is not there for the viewer. */
const hidden = Symbol('hidden');

/** What was looked at: rows that are there and rows that are not, each time on some path. */
export interface Tally {
	seen: number;
	hidden: number;
	/** The lines of the matrix of which a row was hidden. */
	lines: Set<string>;
	/** The fields, as `Type.field`, that led to a row. */
	fields: Set<string>;
}

export function emptyTally(): Tally {
	return { seen: 0, hidden: 0, lines: new Set(), fields: new Set() };
}

/**
 * What a viewer must be answered, made from the answer to whoever sees everything: the same, without the rows that the
 * matrix keeps from them. Lists are shorter, counts smaller, single rows null; every figure stays as it is.
 */
export function expectedFor(who: Asker, whole: unknown, allowed: Allowed, tally: Tally): unknown {
	return cut(whole, []);

	function cut(value: unknown, within: readonly Fields[]): unknown {
		if (Array.isArray(value))
			return value.map((each) => cut(each, within)).filter((each) => each !== hidden);
		if (typeof value !== 'object' || value === null) return value;
		const row = value as Fields;
		const type = String(row.__typename);
		const known = rowTypes[type];
		if (known) {
			const key = known.key(row, within);
			const may = allowed.may(who, known.table, key);
			tally[may ? 'seen' : 'hidden'] += 1;
			if (!may) {
				tally.lines.add(allowed.line(known.table, key));
				// What hangs on it is hidden with it, and counted too.
				Object.values(row).forEach((each) => cut(each, [...within, row]));
				return hidden;
			}
		}
		const inner = [...within, row];
		const made = Object.fromEntries(
			Object.entries(row).map(([name, each]) => [name, field(name, each, inner)]),
		);
		if (type.endsWith('Edge') && made.node === null && row.node !== null) return hidden;
		if (type.endsWith('Connection')) return page(made, row);
		if (type === 'Contribution') made.status = statusOf(row, within);
		return made;
	}

	function field(name: string, value: unknown, within: readonly Fields[]): unknown {
		const first = (Array.isArray(value) ? value.find((each) => each !== null) : value) as Fields;
		if (String(first?.__typename) in rowTypes)
			tally.fields.add(`${within.at(-1)?.__typename}.${plain(name)}`);
		// Lists of rows by id keep a place for each id.
		if (/^nodes(_\d+)?$/.test(name) && Array.isArray(value))
			return value.map((each) => nothing(cut(each, within)));
		return nothing(cut(value, within));
	}

	/** The state of an achievement stands beside the figures of its indicator, for those who see the achievement. */
	function statusOf(contribution: Fields, within: readonly Fields[]): unknown {
		const standing = within.findLast(({ __typename }) => __typename === 'AgencyStanding');
		const { year, quarter } = standing?.period as { year: number; quarter: number };
		const indicator = rowTypes.Indicator?.key(contribution.indicator as Fields, []) ?? '';
		const key = allowed.achievementIn(indicator, year, quarter);
		if (key === undefined) return null;
		const may = allowed.may(who, 'achievement', key);
		tally[may ? 'seen' : 'hidden'] += 1;
		return may ? contribution.status : null;
	}
}

/** The name of a field without what walk.ts puts before and after it. */
function plain(alias: string): string {
	return alias.replace(/^[A-Z]\w*?_/, '').replace(/_\d+$/, '');
}

function nothing(value: unknown): unknown {
	return value === hidden ? null : value;
}

/** A page that was whole stays whole: nothing before it, nothing after it, and a count of what is on it. */
function page(made: Fields, { totalCount }: Fields): Fields {
	const edges = made.edges as Fields[];
	const shown = edges.length;
	if (Number(totalCount) > 100) throw new Error('A list no longer fits on one page.');
	return {
		...made,
		totalCount: shown,
		pageInfo: {
			...(made.pageInfo as Fields),
			startCursor: edges[0]?.cursor ?? null,
			endCursor: edges.at(-1)?.cursor ?? null,
		},
	};
}
