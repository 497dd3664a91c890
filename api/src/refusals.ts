import { builder } from './builder.ts';
import type { Context } from './context.ts';

/** An argument of a mutation that cannot be used; a member of its result, not an error of the operation. */
export class InvalidInputError extends Error {
	readonly field: string | null;

	constructor(field: string | null, message: string) {
		super(message);
		this.field = field;
	}
}

/** The viewer may not do this. */
export class NotAllowedError extends Error {
	constructor(message = 'You may not do this.') {
		super(message);
	}
}

/** There is nothing of that kind that the viewer may see: hidden and missing answer alike. */
export class NotFoundError extends Error {
	constructor(message = 'There is no such thing that you may see.') {
		super(message);
	}
}

const ErrorRef = builder.interfaceRef<Error>('Error').implement({
	description: 'Why a mutation did not do what was asked: an expected refusal, told as data.',
	fields: (t) => ({
		message: t.exposeString('message', {
			description: 'One sentence in English for whoever writes the program.',
		}),
	}),
});

builder.objectType(InvalidInputError, {
	name: 'InvalidInputError',
	description: 'An argument that cannot be used.',
	interfaces: [ErrorRef],
	fields: (t) => ({
		field: t.exposeString('field', {
			nullable: true,
			description: 'Which part of the input it is about; null where it is about the whole.',
		}),
	}),
});
builder.objectType(NotAllowedError, {
	name: 'NotAllowedError',
	description: 'The viewer may not do this.',
	interfaces: [ErrorRef],
});
builder.objectType(NotFoundError, {
	name: 'NotFoundError',
	description:
		'There is nothing of that kind that the viewer may see; hidden and missing answer alike.',
	interfaces: [ErrorRef],
});

/**
 * Runs the work of a mutation and turns the refusals of our SQL functions into members of its result: SQLSTATE 42501
 * with the text of app.refuse, 22023 with `field: message`. Whatever was written is undone.
 */
export async function refusable<Value>(
	context: Context,
	work: () => Promise<Value>,
): Promise<Value> {
	try {
		return await work();
	} catch (error) {
		const { code, message = '' } = error as { code?: string; message?: string };
		const [, field, cure] = /^([A-Za-z][\w.[\]]{0,120}): ([^\n]{1,300})$/.exec(message) ?? [];
		if (code === '42501' && message === 'not allowed') throw undone(context, new NotAllowedError());
		if (code === '22023' && field && cure)
			throw undone(context, new InvalidInputError(field, cure));
		if (
			error instanceof InvalidInputError ||
			error instanceof NotFoundError ||
			error instanceof NotAllowedError
		)
			throw undone(context, error);
		throw error;
	}
}

function undone<Refusal>(context: Context, refusal: Refusal): Refusal {
	context.undo();
	return refusal;
}
