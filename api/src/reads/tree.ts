import { type Condition, conditionOf } from './condition.ts';
import { type Model, modelOf, own, partsOf, relationOf, UnknownForm } from './model.ts';
import { type Window, windowOf } from './order.ts';
import type { Values } from './values.ts';

/** What is read of each row: columns, rows of other models, numbers of rows. */
export interface Tree {
	model: string;
	columns: string[];
	relations: [name: string, Branch][];
	counts: [relation: string, Condition][];
}

/** The rows of a relation, with what is read of each of them; of a single one there is no window. */
export interface Branch extends Tree {
	where: Condition;
	window?: Window;
}

/** The arguments of the client of the models that are answered here. */
export interface Arguments {
	select?: unknown;
	include?: unknown;
	omit?: unknown;
	where?: unknown;
	orderBy?: unknown;
	take?: unknown;
	skip?: unknown;
	cursor?: unknown;
}

const known = new Set(['select', 'include', 'omit', 'where', 'orderBy', 'take', 'skip', 'cursor']);

/** Refuses what is not known, so that nothing of a question is silently left out. */
export function argumentsOf(value: unknown): Arguments {
	const parts = value === undefined || value === true ? [] : partsOf(value);
	for (const [name] of parts) if (!known.has(name)) throw new UnknownForm(`argument ${name}`);
	return Object.fromEntries(parts);
}

/** What `select`, or `include` and `omit`, ask for of a row of this model. */
export function treeOf(name: string, args: Arguments, values: Values): Tree {
	const model = modelOf(name);
	const tree: Tree = { model: name, columns: [], relations: [], counts: [] };
	if (args.select === undefined) tree.columns = columnsWithout(model, args.omit);
	for (const [part, value] of [args.select, args.include].flatMap((one) =>
		one === undefined ? [] : partsOf(one),
	)) {
		if (value === false || value === null) continue;
		if (part === '_count') tree.counts.push(...countsOf(model, value, values));
		else if (own(model.columns, part)) {
			if (value !== true || args.select === undefined) throw new UnknownForm(`select ${part}`);
			tree.columns.push(part);
		} else tree.relations.push([part, branchOf(model, part, value, values)]);
	}
	if (tree.columns.length + tree.relations.length + tree.counts.length === 0)
		throw new UnknownForm('nothing of a row');
	return tree;
}

function columnsWithout(model: Model, omit: unknown): string[] {
	const omitted = new Set(
		omit === undefined
			? []
			: partsOf(omit).flatMap(([name, isOmitted]) => (isOmitted ? [name] : [])),
	);
	return Object.keys(model.columns).filter((name) => !omitted.has(name));
}

function branchOf(model: Model, name: string, value: unknown, values: Values): Branch {
	const relation = relationOf(model, name);
	const target = modelOf(relation.model);
	const args = argumentsOf(value);
	const tree = treeOf(relation.model, args, values);
	const where = conditionOf(target, args.where, values);
	return relation.list
		? { ...tree, where, window: windowOf(target, args, values) }
		: { ...tree, where };
}

function countsOf(model: Model, value: unknown, values: Values): [string, Condition][] {
	const relations =
		value === true
			? Object.keys(model.relations).filter((name) => model.relations[name]?.list)
			: partsOf(Object.fromEntries(partsOf(value)).select).flatMap(([name, one]) =>
					one === false ? [] : [name],
				);
	const asked = (value === true ? {} : Object.fromEntries(partsOf(value)).select) as Record<
		string,
		unknown
	>;
	return relations.map((name) => {
		const relation = relationOf(model, name);
		const given = asked[name];
		const where = typeof given === 'object' ? argumentsOf(given).where : undefined;
		return [name, conditionOf(modelOf(relation.model), where, values)];
	});
}
