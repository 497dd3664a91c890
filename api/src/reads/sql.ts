import type { Condition } from './condition.ts';
import { columnOf, type Model, modelOf, relationOf } from './model.ts';
import type { Order, Window } from './order.ts';

/** A table of a statement under the name that it has there: `t0`, `t1`, …, each once. */
export class Table {
	readonly name: string;
	readonly model: Model;
	readonly #modelName: string;
	readonly #numbers: { next: number };

	constructor(modelName: string, numbers = { next: 0 }) {
		this.model = modelOf(modelName);
		this.#modelName = modelName;
		this.name = `t${numbers.next++}`;
		this.#numbers = numbers;
	}

	/** The same table once more. */
	again = () => new Table(this.#modelName, this.#numbers);

	column = (name: string) => `${this.name}.${columnOf(this.model, name).column}`;

	get from(): string {
		return `app.${this.model.table} ${this.name}`;
	}

	/** The table that a relation leads to, and what joins it, or the same table once more. */
	along(relation: string): { other: Table; joined: string; joins: (again: Table) => string } {
		const { from, to, model } = relationOf(this.model, relation);
		const other = new Table(model, this.#numbers);
		const joins = (one: Table) =>
			from.map((own, i) => `${one.column(to[i] ?? '')} = ${this.column(own)}`).join(' and ');
		return { other, joined: joins(other), joins };
	}
}

const arrayTypes: Record<string, string> = { Int: 'integer[]', String: 'text[]' };

/**
 * A condition as SQL. Nothing at all is true of every row, and no alternative of none. What is `turned` around must know
 * false from unknown: of a single row that is there, a condition on a missing value is neither true nor false.
 */
export function test(table: Table, condition: Condition, turned = false): string {
	switch (condition[0]) {
		case 'all':
			return joinedBy(' and ', table, condition[1], turned) || 'true';
		case 'any':
			return joinedBy(' or ', table, condition[1], turned) || 'false';
		case 'not':
			return `not (${test(table, condition[1], true)})`;
		case 'null':
			return `${table.column(condition[1])} is null`;
		case 'compare': {
			const [, column, operator, place] = condition;
			const several = operator.endsWith(' any') || operator.endsWith(' all');
			return `${table.column(column)} ${operator} ${several ? `($${place})` : `$${place}`}`;
		}
		case 'tuple': {
			const [, columns, places] = condition;
			const arrays = columns.map((column, i) => {
				const { type } = columnOf(table.model, column);
				return `$${places[i]}::${arrayTypes[type]}`;
			});
			return `(${columns.map(table.column).join(', ')}) in (select * from unnest(${arrays.join(', ')}))`;
		}
		case 'some': {
			const { other, joined } = table.along(condition[1]);
			if (!turned || relationOf(table.model, condition[1]).list)
				return `exists (select from ${other.from} where ${joined} and ${test(other, condition[2])})`;
			const met = `coalesce((${test(other, condition[2], true)})::integer, 2)`;
			return `case (select ${met} from ${other.from} where ${joined}) when 1 then true when 2 then null else false end`;
		}
	}
}

function joinedBy(
	word: string,
	table: Table,
	conditions: readonly Condition[],
	turned: boolean,
): string {
	const parts = conditions.map((one) => test(table, one, turned));
	return parts.length > 0 ? `(${parts.join(word)})` : '';
}

/** The order of a list, turned around where it is read from its end. */
export function ordering(table: Table, { order, backwards }: Window): string {
	const parts = order.map((part) => {
		const isLast = part.nulls && (part.nulls === 'last') !== backwards;
		const nulls = part.nulls ? ` nulls ${isLast ? 'last' : 'first'}` : '';
		return `${ordered(table, part)}${part.descending === backwards ? '' : ' desc'}${nulls}`;
	});
	return parts.length > 0 ? ` order by ${parts.join(', ')}` : '';
}

function ordered(table: Table, { relation, column }: Order): string {
	if (relation === undefined) return table.column(column);
	const { other, joined } = table.along(relation);
	return `(select ${other.column(column)} from ${other.from} where ${joined})`;
}

/**
 * Whether a row is that of the cursor or comes after it; no row does where that one is not there, or hidden. `isOfList`
 * says what else must hold of it.
 */
export function isFromCursor(
	table: Table,
	{ columns, places }: NonNullable<Window['cursor']>,
	{ order, backwards }: Window,
	isOfList: (cursor: Table) => string[],
): string {
	const there = (column: string) => {
		const other = table.again();
		const isIt = columns.map((one, i) => `${other.column(one)} = $${places[i]}`);
		const conditions = [...isIt, ...isOfList(other)].join(' and ');
		return `(select ${other.column(column)} from ${other.from} where ${conditions})`;
	};
	return order.reduceRight((later, { column, descending }) => {
		const here = table.column(column);
		const sign = descending === backwards ? '>' : '<';
		if (later === '') return `${here} ${sign}= ${there(column)}`;
		return `(${here} ${sign} ${there(column)} or (${here} = ${there(column)} and ${later}))`;
	}, '');
}
