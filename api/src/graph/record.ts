import { ObjectFieldBuilder } from '@pothos/core';
import { defaultFieldResolver } from 'graphql';
import type { Context } from '../operation/context.ts';
import { builder } from './builder.ts';
import type { FieldsOf, Ref } from './types.ts';

/** One field of a record: what it is, and the value that a row has under its name. */
interface Part<Value> {
	type: unknown;
	nullable: boolean;
	description: string;
	complexity?: { field: number; multiplier: number };
	/** Of types alone; no part has it. */
	readonly value?: Value;
}

/** Makes a field of one kind out of its description: `decimal('The score; percent.')`. */
interface Kind<Value> {
	(description: string): Part<Value>;
	/** The same where there may be none; the description says when. */
	nullable(description: string): Part<Value | null>;
}

type Spec = Record<string, Part<unknown>>;
type Typed<Value> = { readonly $inferType: Value };

/** The row that a spec describes. */
export type RowOf<Fields extends Spec> = {
	[Name in keyof Fields]: Fields[Name] extends Part<infer Value> ? Value : never;
};

function kind<Value>(type: unknown, complexity?: Part<Value>['complexity']): Kind<Value> {
	const part = (nullable: boolean) => (description: string) => ({
		type,
		nullable,
		description,
		complexity,
	});
	return Object.assign(part(false), { nullable: part(true) });
}

export const text = kind<string>('String');
export const int = kind<number>('Int');
export const flag = kind<boolean>('Boolean');
/** An exact decimal, as text. */
export const decimal = kind<string>('Decimal');
/** A day of the calendar. */
export const day = kind<string>('Date');
export const moment = kind<string>('DateTime');

/** Several texts. */
export const texts = kind<string[]>(['String']);

/** A value of an enum, or a row of another type. */
export function of<Value>(ref: Typed<Value>): Kind<Value> {
	return kind(ref);
}

/** A list of them. `usual` is how many there usually are, for the cost; 10 where it is left out. */
export function many<Value>(ref: Typed<Value>, usual?: number): Kind<Value[]> {
	return kind([ref], usual === undefined ? undefined : { field: 0, multiplier: usual });
}

/**
 * What makes fields that show what stands in the row, or load it, without a look at where the row came from: rows of
 * figures come by the hundred.
 */
export const plainFields = <Row>() => new ObjectFieldBuilder(builder) as unknown as FieldsOf<Row>;

/** The fields of a spec; each shows what the row has under the same name. */
export function shown<Row>(t: FieldsOf<Row>, spec: { [Name in keyof Row]?: Part<unknown> }) {
	return fieldsOf(t, spec as Spec, () => defaultFieldResolver as never);
}

/**
 * The same where a row may have come in part: each field shows what `column` finds under its name, or loads. `asks` is
 * what it selects beside the columns of the row, where that comes from the general graph.
 */
export function columns<Name extends string>(
	t: unknown,
	column: (name: Name) => (row: never, args: object, context: Context) => unknown,
	spec: Record<Name, Part<unknown>>,
	asks?: (name: NoInfer<Name>) => object,
) {
	return fieldsOf(t, spec, column as never, asks as (name: string) => object);
}

function fieldsOf(
	t: unknown,
	spec: Spec,
	read: (name: string) => (row: Record<string, unknown>, args: object, context: Context) => unknown,
	asks?: (name: string) => object,
) {
	const fields = Object.entries(spec).map(([name, { type, nullable, description, complexity }]) => [
		name,
		(t as FieldsOf<Record<string, unknown>>).field({
			type: type as 'String',
			nullable,
			description,
			...(complexity && { complexity }),
			...(asks && { extensions: { pothosPrismaSelect: asks(name) } }),
			resolve: read(name) as () => string,
		}),
	]);
	return Object.fromEntries(fields) as Record<string, never>;
}

/**
 * A type for a JSON value that a function of the database returns, whose keys are the fields:
 * `record('PeriodRank', 'The rank …', { rank: int('1 is best.'), score: decimal.nullable('Percent; null …') })`.
 * `typeof X.$inferType` is the row.
 */
export function record<Fields extends Spec>(
	name: string,
	description: string,
	spec: Fields,
): Ref<RowOf<Fields>> {
	return builder
		.objectRef<RowOf<Fields>>(name)
		.implement({ description, fields: (t) => shown(t as FieldsOf<RowOf<Fields>>, spec) as never });
}
