import type { AccessRuleFragment } from '#lib/graphql/generated/graphql.ts';
import { holders, type Holder } from './holder.ts';
import { kinds } from './words.ts';

export type Rule = AccessRuleFragment;

/** How far a right goes: every such thing, some of them as the rules say, or none. */
export type Extent = 'ALL' | 'SOME' | 'NONE';

export interface MatrixRow {
	type: Rule['type'];
	verb: Rule['verb'];
	rules: Rule[];
	cells: { holder: Holder; extent: Extent }[];
}

/** The rules as a table: a row for each thing that can be done to a kind, a cell for each holder. */
export function matrixOf(rules: readonly Rule[]): MatrixRow[] {
	const rows = new Map<string, MatrixRow>();
	for (const rule of rules) {
		const key = `${rule.type}.${rule.verb}`;
		const row = rows.get(key) ?? { type: rule.type, verb: rule.verb, rules: [], cells: [] };
		row.rules.push(rule);
		rows.set(key, row);
	}
	for (const row of rows.values())
		row.cells = holders.map((holder) => ({ holder, extent: extentOf(row.rules, holder) }));
	return [...rows.values()].sort(
		(one, other) => kinds.indexOf(one.type) - kinds.indexOf(other.type),
	);
}

function extentOf(rules: readonly Rule[], holder: Holder): Extent {
	const holding = rules.filter((rule) => holdsFor(rule, holder));
	if (holding.some(({ reach, statuses }) => reach === 'ANYONE' && statuses === null)) return 'ALL';
	return holding.length > 0 ? 'SOME' : 'NONE';
}

/** Whether a rule can hold for somebody with this role; a rule without roles holds for everybody, or everybody signed in. */
export function holdsFor({ reach, roles: named }: Rule, holder: Holder): boolean {
	if (reach === 'ANYONE') return true;
	if (holder === 'PUBLIC') return false;
	return named.length === 0 || named.includes(holder);
}
