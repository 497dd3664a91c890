import { columnOf, type Model, modelOf, own, partsOf, relationOf, UnknownForm } from './model.ts';
import type { Values } from './values.ts';

/** A condition on a row, with its values by their places. */
export type Condition =
	| ['all', Condition[]]
	| ['any', Condition[]]
	| ['not', Condition]
	| ['compare', column: string, operator: string, place: number]
	| ['null', column: string]
	/** Whether there is a row of that relation that meets the condition. */
	| ['some', relation: string, Condition]
	/** Whether these columns together equal one of several rows of values, each column's values in an array. */
	| ['tuple', columns: string[], places: number[]];

const operators = new Map([
	['equals', '='],
	['lt', '<'],
	['lte', '<='],
	['gt', '>'],
	['gte', '>='],
]);

const patterns: Record<string, (text: string) => string> = {
	contains: (text) => `%${text}%`,
	startsWith: (text) => `${text}%`,
	endsWith: (text) => `%${text}`,
};

/** What `where` says of a row of this model. */
export function conditionOf(model: Model, where: unknown, values: Values): Condition {
	if (where === undefined) return ['all', []];
	return all(
		partsOf(where).map(([name, value]) => {
			const several = () => sayingOf(listOf(value).map((one) => conditionOf(model, one, values)));
			if (name === 'AND') return all(several());
			if (name === 'NOT') return all(several().map(negated));
			if (name === 'OR') return tupleOf(model, listOf(value), values) ?? ['any', several()];
			if (own(model.columns, name)) return ofColumn(model, name, value, values);
			const compound = own(model.compound, name);
			if (compound) return conditionOf(model, value, values);
			return ofRelation(model, name, value, values);
		}),
	);
}

function ofColumn(model: Model, name: string, value: unknown, values: Values): Condition {
	const column = columnOf(model, name);
	if (value === null) return ['null', name];
	if (typeof value !== 'object' || value instanceof Date)
		return ['compare', name, '=', values.of(column, value)];
	const { mode, ...filter } = value as Record<string, unknown>;
	const exact = mode === undefined || mode === 'default';
	return all(
		partsOf(filter).map(([operator, given]): Condition => {
			const pattern = own(patterns, operator);
			if (pattern) {
				if (column.type !== 'String' || typeof given !== 'string') throw new UnknownForm(operator);
				return ['compare', name, exact ? 'like' : 'ilike', values.given(pattern(given))];
			}
			if (!exact) throw new UnknownForm(`${operator} in mode ${String(mode)}`);
			if (operator === 'equals' && given === null) return ['null', name];
			if (operator === 'in') return ['compare', name, '= any', values.each(column, given)];
			if (operator === 'notIn') return ['compare', name, '<> all', values.each(column, given)];
			if (operator === 'not')
				return all(sayingOf([ofColumn(model, name, given, values)]).map(negated));
			const sign = operators.get(operator);
			if (!sign) throw new UnknownForm(operator);
			return ['compare', name, sign, values.of(column, given)];
		}),
	);
}

function ofRelation(model: Model, name: string, value: unknown, values: Values): Condition {
	const relation = relationOf(model, name);
	const inside = (given: unknown) => conditionOf(modelOf(relation.model), given, values);
	if (value === null) throw new UnknownForm(`no ${name}`);
	const parts = partsOf(value);
	const quantifiers = relation.list ? ['some', 'none', 'every'] : ['is', 'isNot'];
	if (!relation.list && !parts.some(([part]) => quantifiers.includes(part))) {
		return parts.length === 0 ? ['all', []] : ['some', name, inside(value)];
	}
	return all(
		parts.map(([quantifier, given]): Condition => {
			if (given === null || !quantifiers.includes(quantifier)) throw new UnknownForm(quantifier);
			const condition = inside(given);
			if (quantifier === 'every') return negated(['some', name, negated(condition)]);
			const some: Condition = ['some', name, condition];
			return quantifier === 'some' || quantifier === 'is' ? some : negated(some);
		}),
	);
}

/** Alternatives that all name the same columns are one comparison, so that their number is no part of the question. */
function tupleOf(
	model: Model,
	alternatives: readonly unknown[],
	values: Values,
): Condition | undefined {
	const [first = {}] = alternatives;
	const names = partsOf(first).map(([name]) => name);
	const isTuple = (one: unknown) => {
		const parts = partsOf(one);
		return (
			parts.length === names.length &&
			parts.every(
				([name, part], index) =>
					name === names[index] &&
					own(model.columns, name) !== undefined &&
					(typeof part === 'string' || typeof part === 'number'),
			)
		);
	};
	if (names.length < 2 || !alternatives.every(isTuple)) return undefined;
	const rows = alternatives as Record<string, unknown>[];
	const places = names.map((name) =>
		values.each(
			columnOf(model, name),
			rows.map((row) => row[name]),
		),
	);
	return ['tuple', names, places];
}

function listOf(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : [value];
}

/** What the client of the models leaves out of AND, OR and NOT: conditions in which no column and no relation is named. */
function sayingOf(conditions: readonly Condition[]): Condition[] {
	const isEmpty = (one: Condition): boolean =>
		(one[0] === 'all' || one[0] === 'any') && one[1].every(isEmpty);
	return conditions.filter((one) => !isEmpty(one));
}

/** All of them; what is true of every row is left out. */
function all(conditions: readonly Condition[]): Condition {
	const parts = conditions.filter((one) => one[0] !== 'all' || one[1].length > 0);
	const [only] = parts;
	return parts.length === 1 && only ? only : ['all', parts];
}

function negated(condition: Condition): Condition {
	return ['not', condition];
}
