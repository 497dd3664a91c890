import type { ArgBuilder, ObjectRef } from '@pothos/core';
import type { builder } from './builder.ts';

/** The types of our builder, as Pothos knows them. */
export type Schema =
	typeof builder extends PothosSchemaTypes.SchemaBuilder<infer Types> ? Types : never;

/** A type whose rows have this shape. */
export type Ref<Row> = ObjectRef<Schema, Row>;

/** What makes the fields of a type whose rows have this shape. */
export type FieldsOf<Row> = PothosSchemaTypes.ObjectFieldBuilder<Schema, Row>;

/** What makes the arguments of a field: its t.arg. */
export type ArgsOf = ArgBuilder<Schema>;

/** What makes the fields of the query root. */
export type QueryFields = PothosSchemaTypes.QueryFieldBuilder<Schema, object>;
