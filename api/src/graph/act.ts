import type { InputObjectRef } from '@pothos/core';
import type { Context } from '../operation/context.ts';
import { refusable } from '../operation/refusable.ts';
import { builder } from './builder.ts';
import type { FieldsOf, Schema } from './types.ts';

type Refusal = new (...given: never[]) => Error;

/** What acts answer. `Done` is what they leave to be shown. */
interface Answer<Done> {
	/** What it is told as where it did not happen: the types of the result beside success. */
	refusals: Refusal[];
	/** What the result is: `The changed agency, or why nothing changed.` */
	result: string;
	/** What the success says, and its fields. */
	success: string;
	shows: (t: FieldsOf<Done>) => object;
}

interface Frame<Done> extends Answer<Done> {
	description: string;
	complexity?: number;
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

/** One of several mutations that answer alike. */
type Member<Input extends object, Done> = Pick<
	Act<Input, Done>,
	'description' | 'complexity' | 'input' | 'run' | 'renamed'
>;

interface ActOn<Done> extends Frame<Done> {
	/** What the argument `id` names: `The global id of the token.` */
	id: string;
	run: (id: string, context: Context) => Promise<Done>;
}

/** A mutation `name(input)` that answers `NameResult`: `NameSuccess`, or one of the refusals as data. */
export function act<Input extends object, Done extends object>(
	name: string,
	frame: Act<Input, Done>,
): void {
	acts<Done>(frame.named ?? capital(name), frame)(name, frame);
}

/** Mutations that answer with one type, `NameResult`. */
export function acts<Done extends object>(name: string, frame: Answer<Done>) {
	const answer = answerOf(name, frame);
	return function member<Input extends object>(
		field: string,
		{ description, complexity = 10, input: [type, given], run, renamed }: Member<Input, Done>,
	): void {
		builder.mutationField(field, (t) =>
			t.field({
				...{ type: answer, complexity, description },
				args: { input: t.arg({ type, required: true, description: given }) },
				resolve: (_root: object, args: object, context: Context) =>
					refusable(context, () => run((args as { input: Input }).input, context), renamed),
			} as never),
		);
	};
}

/** A mutation `name(id)` that answers `NameResult`. */
export function actOn<Done extends object>(name: string, { id, run, ...frame }: ActOn<Done>): void {
	const { description, complexity = 10, renamed } = frame;
	const answer = answerOf(frame.named ?? capital(name), frame);
	builder.mutationField(name, (t) =>
		t.field({
			...{ type: answer, complexity, description },
			args: { id: t.arg.id({ required: true, description: id }) },
			resolve: (_root: object, args: object, context: Context) =>
				refusable(context, () => run((args as { id: string }).id, context), renamed),
		} as never),
	);
}

/** `NameResult`: one of the refusals, or `NameSuccess`, which is whatever is no refusal. */
function answerOf<Done>(name: string, { result, success, shows, refusals }: Answer<Done>) {
	const done = builder.objectRef<Done>(`${name}Success`).implement({
		description: success,
		fields: (t) => shows(t as FieldsOf<Done>) as never,
	});
	return builder.errorUnion(`${name}Result`, {
		description: result,
		types: [...refusals, done] as never,
		resolveType: () => `${name}Success` as never,
	});
}

const capital = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
