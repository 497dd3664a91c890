import fc from 'fast-check';
import { columnOf, type Model, modelOf } from '../../src/reads/model.ts';

/** Values that stand in the rows, by model and column, so that a random condition meets some of them. */
export type Samples = Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>>;
type Part = fc.Arbitrary<Record<string, unknown>>;

/** Random arguments of `findMany`: conditions, orders, windows, cursors, relations and counts, up to three levels deep. */
export function manyArguments(name: string, samples: Samples, depth = 3): Part {
	const model = modelOf(name);
	return fc
		.tuple(
			selection(name, samples, depth),
			conditions(name, samples, 2),
			window(model, samples[name] ?? {}),
		)
		.map(([asked, where, shown]) => ({ ...asked, ...shown, ...where }));
}

/** What is asked of a row: its columns by `select`, or all but some by `omit`, with relations and counts beside them. */
export function selection(name: string, samples: Samples, depth: number): Part {
	const model = modelOf(name);
	const columns = some(Object.keys(model.columns).slice(1), 4, 1);
	const relations = depth <= 1 ? fc.constant([]) : some(Object.keys(model.relations), 2);
	const lists = Object.keys(model.relations).filter((one) => model.relations[one]?.list);
	const counts = some(lists, 2);
	return fc
		.tuple(columns, relations, counts, fc.constantFrom('select', 'include', 'omit'))
		.chain(([own, related, counted, way]) =>
			fc
				.tuple(
					fc.tuple(...related.map((one) => branch(model, one, samples, depth - 1))),
					fc.tuple(
						...counted.map((one) =>
							fc.option(conditions(model.relations[one]!.model, samples, 1), { nil: true }),
						),
					),
				)
				.map(([branches, filters]) => {
					const nested: Record<string, unknown> = Object.fromEntries(
						related.map((one, i) => [one, branches[i]]),
					);
					if (counted.length > 0)
						nested._count = {
							select: Object.fromEntries(counted.map((one, i) => [one, filters[i]])),
						};
					const named = Object.fromEntries(own.map((one) => [one, true]));
					if (way === 'select') return { select: { ...named, ...nested } };
					return {
						...(Object.keys(nested).length > 0 && { include: nested }),
						...(way === 'omit' && { omit: named }),
					};
				}),
		);
}

function branch(
	model: Model,
	name: string,
	samples: Samples,
	depth: number,
): fc.Arbitrary<unknown> {
	const relation = model.relations[name]!;
	if (relation.list) return manyArguments(relation.model, samples, depth);
	return fc.oneof(fc.constant(true), selection(relation.model, samples, depth));
}

/** Columns, relations, and alternatives of these, empty ones too. */
function conditions(name: string, samples: Samples, depth: number): Part {
	return fc
		.option(condition(name, samples, depth), { nil: undefined })
		.map((where) => (where ? { where } : {}));
}

export function condition(name: string, samples: Samples, depth: number): Part {
	const model = modelOf(name);
	const columns = Object.keys(model.columns).filter(
		(one) => (samples[name]?.[one]?.length ?? 0) > 0,
	);
	const ofColumn = fc.constantFrom(...columns).chain((column) =>
		ofValue(columnOf(model, column).type, samples[name]![column]!).map((filter) => ({
			[column]: filter,
		})),
	);
	if (depth === 0 || columns.length === 0) return columns.length === 0 ? fc.constant({}) : ofColumn;
	const inner = condition(name, samples, depth - 1);
	const several = fc.array(
		fc.oneof({ weight: 4, arbitrary: inner }, { weight: 1, arbitrary: fc.constant({}) }),
		{ maxLength: 3 },
	);
	const relations = Object.keys(model.relations);
	const ofRelation = fc.constantFrom('', ...relations).chain((one): Part => {
		if (one === '') return ofColumn;
		const { model: target, list } = model.relations[one]!;
		const words = list ? ['some', 'none', 'every'] : ['is', 'isNot', ''];
		return fc
			.tuple(
				fc.constantFrom(...words),
				fc.oneof(condition(target, samples, depth - 1), fc.constant({})),
			)
			.map(([word, filter]) => ({ [one]: word === '' ? filter : { [word]: filter } }));
	});
	return fc.oneof(
		{ weight: 3, arbitrary: ofColumn },
		{ weight: 2, arbitrary: ofRelation },
		fc
			.tuple(fc.constantFrom('AND', 'OR', 'NOT'), several)
			.map(([word, list]) => ({ [word]: list })),
		fc.tuple(inner, ofColumn).map(([a, b]) => ({ AND: a, ...b })),
		fc
			.array(sameColumns(model, samples[name]!), { minLength: 1, maxLength: 4 })
			.map((list) => ({ OR: list })),
	);
}

/** Alternatives that name the same two columns, as loaders ask them. */
function sameColumns(model: Model, samples: Samples[string]): Part {
	const names = Object.keys(model.columns)
		.filter(
			(one) =>
				['Int', 'String'].includes(columnOf(model, one).type) && (samples[one]?.length ?? 0) > 0,
		)
		.slice(0, 2);
	return fc
		.tuple(...names.map((one) => fc.constantFrom(...samples[one]!)))
		.map((values) => Object.fromEntries(names.map((one, i) => [one, values[i]])));
}

function ofValue(type: string, values: readonly unknown[]): fc.Arbitrary<unknown> {
	const value = fc.constantFrom(...values);
	const some = fc.array(value, { maxLength: 3 });
	const compared = fc
		.tuple(fc.constantFrom('equals', 'not', 'lt', 'lte', 'gt', 'gte'), value)
		.map(([word, one]) => ({ [word]: one }));
	const common = [
		value,
		compared,
		fc.tuple(fc.constantFrom('in', 'notIn'), some).map(([word, list]) => ({ [word]: list })),
		some.map((list) => ({ not: { in: list } })),
	];
	if (type === 'Boolean')
		return fc.oneof(
			value,
			value.map((one) => ({ not: one })),
		);
	if (type !== 'String') return fc.oneof(...common);
	const text = value.map((one) => String(one).slice(0, 4));
	return fc.oneof(
		...common,
		fc
			.tuple(
				fc.constantFrom('contains', 'startsWith', 'endsWith'),
				text,
				fc.constantFrom(undefined, 'insensitive', 'default'),
			)
			.map(([word, one, mode]) => ({ [word]: one, ...(mode && { mode }) })),
	);
}

/** An order that leaves no ties, a page of it forwards or backwards, perhaps from a cursor on. */
function window(model: Model, samples: Samples[string]): Part {
	const required = Object.keys(model.columns).filter(
		(one) =>
			columnOf(model, one).required && !['Json', 'Boolean'].includes(columnOf(model, one).type),
	);
	const direction = fc.constantFrom('asc', 'desc');
	const ties = model.key.map((one) => ({ [one]: 'asc' }));
	const order = fc
		.array(fc.tuple(fc.constantFrom(...required), direction), { maxLength: 2 })
		.map((parts) => [
			...parts
				.filter(
					([name], i) =>
						!model.key.includes(name) && parts.findIndex(([other]) => other === name) === i,
				)
				.map(([name, way]) => ({ [name]: way })),
			...ties,
		]);
	const keys = model.key.length === 1 ? (samples[model.key[0]!] ?? []) : [];
	const cursor =
		keys.length > 0
			? fc.option(fc.constantFrom(...keys), { nil: undefined, freq: 2 })
			: fc.constant(undefined);
	return fc
		.tuple(
			order,
			fc.option(fc.integer({ min: -4, max: 6 }), { nil: undefined }),
			fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined }),
			cursor,
		)
		.map(([orderBy, take, skip, at]) => ({
			orderBy,
			// Of no rows after a row the client asks nothing at all, not even whether they may be read; here it is asked.
			...(take !== undefined && { take: take === 0 && at !== undefined ? 1 : take }),
			...(skip !== undefined && { skip }),
			...(at !== undefined && { cursor: { [model.key[0]!]: at } }),
		}));
}

/** Some of a list, so many at the most. */
function some<One>(all: One[], most: number, least = 0): fc.Arbitrary<One[]> {
	return fc.subarray(all, {
		minLength: Math.min(least, all.length),
		maxLength: Math.min(most, all.length),
	});
}
