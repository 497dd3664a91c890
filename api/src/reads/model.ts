import { models as generated } from '../generated/models.ts';

/** What a column holds, as the models of schema/models name it; Date is a day without a time. */
export type ColumnType =
	'Int' | 'String' | 'Boolean' | 'Decimal' | 'DateTime' | 'Date' | 'BigInt' | 'Json';

export interface Column {
	column: string;
	type: ColumnType;
	required: boolean;
	list: boolean;
}

/** The rows of another model whose columns `to` equal the columns `from` of this one. */
export interface Relation {
	model: string;
	list: boolean;
	required: boolean;
	from: readonly string[];
	to: readonly string[];
}

export interface Model {
	table: string;
	key: readonly string[];
	/** The columns that are unique each by itself. */
	unique: readonly string[];
	/** The keys of several columns, by the name that a query gives them. */
	compound: Readonly<Record<string, readonly string[]>>;
	columns: Readonly<Record<string, Column>>;
	relations: Readonly<Record<string, Relation>>;
}

export const models = generated as unknown as Readonly<Record<string, Model>>;

/** A question in a form that is not answered here; the client of the models answers it instead. */
export class UnknownForm extends Error {}

export function modelOf(name: string): Model {
	const model = models[name];
	if (!model) throw new UnknownForm(`model ${name}`);
	return model;
}

export function columnOf(model: Model, name: string): Column {
	const column = own(model.columns, name);
	if (!column) throw new UnknownForm(`column ${name} of ${model.table}`);
	return column;
}

export function relationOf(model: Model, name: string): Relation {
	const relation = own(model.relations, name);
	if (!relation || relation.from.length === 0) throw new UnknownForm(`relation ${name}`);
	return relation;
}

/** What a record has of its own under a name, nothing that every object has. */
export function own<Value>(
	record: Readonly<Record<string, Value>>,
	name: string,
): Value | undefined {
	return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** The parts of a question that is an object; of anything else nothing is known here. */
export function partsOf(value: unknown): [name: string, value: unknown][] {
	if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Date)
		throw new UnknownForm(typeof value);
	return Object.entries(value).filter(([, part]) => part !== undefined);
}
