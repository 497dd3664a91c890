import type { InputObjectRef } from '@pothos/core';
import type { Context } from '../operation/context.ts';
import { refusable } from '../operation/refusals.ts';
import { builder } from './builder.ts';
import type { FieldsOf, Schema } from './types.ts';

type Refusal = new (...given: never[]) => Error;

/** What is common to all acts. `Done` is what it leaves to be shown. */
interface Frame<Done> {
	description: string;
	complexity?: number;
	/** What it is told as where it did not happen: the types of its result beside success. */
	refusals: Refusal[];
	/** What the result is: `The changed agency, or why nothing changed.` */
	result: string;
	/** What the success says, and its fields. */
	success: string;
	shows: (t: FieldsOf<Done>) => object;
	/** What its result is called, where it is not as the mutation: `Publish` gives PublishResult. */
	named?: string;
	/** Arguments of the function of the database that are called otherwise in the input. */
	renamed?: Record<string, string>;
}

interface Act<Input extends object, Done> extends Frame<Done> {
	/** The argument `input`: its type, and what it says. */
	input: readonly [type: InputObjectRef<Schema, Input>, given: string];
	run: (input: Input, context: Context) => Promise<Done>;
}

type Member<Input extends object, Done> = Pick<
	Act<Input, Done>,
	'description' | 'complexity' | 'input' | 'run'
>;

interface ActOn<Done> extends Frame<Done> {
	/** What the argument `id` names: `The global id of the token.` */
	id: string;
	run: (id: string, context: Context) => Promise<Done>;
}

/** A mutation `name(input)` that answers `NameResult`: `NameSuccess`, or one of the refusals as data. */
export function act<Input extends object, Done extends object>(
	name: string,
	{ input: [type, given], run, ...frame }: Act<Input, Done>,
): void {
	builder.mutationField(name, (t) =>
		t.field({
			...framed(name, frame),
			args: { input: t.arg({ type, required: true, description: given }) },
			resolve: (_root: object, args: object, context: Context) =>
				refusable(context, () => run((args as { input: Input }).input, context), frame.renamed),
		} as never),
	);
}

/** The same for a mutation `name(id)`. */
export function actOn<Done extends object>(name: string, { id, run, ...frame }: ActOn<Done>): void {
	builder.mutationField(name, (t) =>
		t.field({
			...framed(name, frame),
			args: { id: t.arg.id({ required: true, description: id }) },
			resolve: (_root: object, args: object, context: Context) =>
				refusable(context, () => run((args as { id: string }).id, context), frame.renamed),
		} as never),
	);
}

/** Mutations that answer with one type, `NameResult`: `NameSuccess`, or one of the refusals as data. */
export function acts<Done extends object>(
	name: string,
	{ result, success, shows, refusals }: Omit<Frame<Done>, 'description' | 'complexity'>,
) {
	const done = builder.objectRef<Done>(`${name}Success`).implement({
		description: success,
		fields: (t) => shows(t as FieldsOf<Done>) as never,
	});
	const type = builder.errorUnion(`${name}Result`, {
		description: result,
		types: [done, ...refusals] as never,
		// What is no refusal is the success.
		resolveType: () => `${name}Success` as never,
	});
	return function member<Input extends object>(
		field: string,
		{ description, complexity = 10, input: [input, given], run }: Member<Input, Done>,
	): void {
		builder.mutationField(field, (t) =>
			t.field({
				type,
				complexity,
				description,
				args: { input: t.arg({ type: input, required: true, description: given }) },
				resolve: (_root: object, args: object, context: Context) =>
					refusable(context, () => run((args as { input: Input }).input, context)),
			} as never),
		);
	};
}

function framed<Done>(name: string, frame: Frame<Done>) {
	const { description, complexity = 10, refusals, result, success, shows } = frame;
	const Name = frame.named ?? name.charAt(0).toUpperCase() + name.slice(1);
	return {
		type: builder.objectRef<Done>(`${Name}Success`).implement({
			description: success,
			fields: (t) => shows(t as FieldsOf<Done>) as never,
		}),
		complexity,
		description,
		errors: {
			types: refusals,
			directResult: true,
			union: { name: `${Name}Result`, description: result },
		},
	};
}
