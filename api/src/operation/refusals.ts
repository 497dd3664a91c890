import { refusalCodes, type RefusalCode } from '@seksama/schema/refusal-codes.ts';
import { builder } from '../graph/builder.ts';
import type { Context } from './context.ts';
import { isApiError, refusedArgument } from './errors.ts';

/** An argument of a mutation that cannot be used; a member of its result, not an error of the operation. */
export class InvalidInputError extends Error {
	readonly field: string | null;
	readonly code: RefusalCode;
	/** What the code speaks of, by name, such as the `most` characters that are allowed. */
	readonly values: Readonly<Record<string, string | number>>;

	constructor(
		field: string | null,
		code: RefusalCode,
		message: string,
		values: Readonly<Record<string, string | number>> = {},
	) {
		super(message);
		this.field = field;
		this.code = code;
		this.values = values;
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

/** Somebody was faster, or it was done before: what the viewer saw is not how it stands now. */
export class ConflictError extends Error {
	/** What stands there now, as app.refuse_conflict has it, for who may see it. */
	readonly stands: object | null;

	constructor(message: string, stands: object | null = null) {
		super(message);
		this.stands = stands;
	}
}

/** The period is not reported today. */
export class PeriodClosedError extends Error {
	/** Days such as 2026-10-01: the first one, the last one in time, the last one. */
	readonly opensOn: string;
	readonly dueOn: string;
	readonly closesOn: string;

	constructor(message: string, days: Pick<PeriodClosedError, 'opensOn' | 'dueOn' | 'closesOn'>) {
		super(message);
		this.opensOn = days.opensOn;
		this.dueOn = days.dueOn;
		this.closesOn = days.closesOn;
	}
}

/** The viewer may do this, but must first prove again who they are. */
export class StepUpRequiredError extends Error {
	constructor() {
		super('Sign in again or show the second factor: the last proof is over five minutes old.');
	}
}

/** A line of what was to happen together: its place from 0, and why it cannot. */
export interface RefusedLine {
	place: number;
	code: string;
	message: string;
}

/** What was to happen together cannot, because of some of it: nothing happened. */
export class BulkRefusedError extends Error {
	readonly lines: readonly RefusedLine[];

	constructor(lines: readonly RefusedLine[]) {
		super('Nothing was changed, since it cannot be done with all of them.');
		this.lines = lines;
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

const RefusalValueRef = builder
	.objectRef<{ name: string; value: string }>('RefusalValue')
	.implement({
		description: 'A value that the code of a refusal speaks of.',
		fields: (t) => ({
			name: t.exposeString('name', { description: 'Its name, as the list of codes has it.' }),
			value: t.exposeString('value', { description: 'The value.' }),
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
		code: t.exposeString('code', {
			description: `Why, as a word that does not change: ${Object.entries(refusalCodes)
				.map(([code, meaning]) => `${code}: ${meaning}`)
				.join(' ')}`,
		}),
		values: t.field({
			type: [RefusalValueRef],
			complexity: { field: 0, multiplier: 2 },
			description: 'What the code speaks of, named in brackets in the list of codes.',
			resolve: ({ values }) =>
				Object.entries(values).map(([name, value]) => ({ name, value: String(value) })),
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

builder.objectType(ConflictError, {
	name: 'ConflictError',
	description: 'What the viewer saw is not how it stands now: read it again, then decide again.',
	interfaces: [ErrorRef],
});
const RefusedLineRef = builder.objectRef<RefusedLine>('RefusedLine').implement({
	description: 'One of many that were to change together, and why it cannot.',
	fields: (t) => ({
		place: t.exposeInt('place', { description: 'Which one of those that were given, from 0.' }),
		code: t.exposeString('code', {
			description:
				'NOT_ALLOWED: the viewer may not, or there is no such thing. CONFLICT: it is not as it was seen. PERIOD_CLOSED: its period is not open. INVALID: something is missing.',
		}),
		message: t.exposeString('message', {
			description: 'One sentence in English for whoever writes the program.',
		}),
	}),
});
builder.objectType(BulkRefusedError, {
	name: 'BulkRefusedError',
	description: 'Nothing was changed, since it cannot be done with all of them.',
	interfaces: [ErrorRef],
	fields: (t) => ({
		lines: t.field({
			type: [RefusedLineRef],
			complexity: { field: 0, multiplier: 10 },
			description: 'Those with which it cannot be done, in the order in which they were given.',
			resolve: ({ lines }) => [...lines],
		}),
	}),
});
builder.objectType(PeriodClosedError, {
	name: 'PeriodClosedError',
	description: 'The period is not reported today: it is not over yet, or was closed.',
	interfaces: [ErrorRef],
	fields: (t) => ({
		opensOn: t.field({
			type: 'Date',
			description: 'The first day on which it is reported.',
			resolve: ({ opensOn }) => new Date(opensOn),
		}),
		dueOn: t.field({
			type: 'Date',
			description: 'The last day on which a report is in time.',
			resolve: ({ dueOn }) => new Date(dueOn),
		}),
		closesOn: t.field({
			type: 'Date',
			description: 'The last day on which a report is taken.',
			resolve: ({ closesOn }) => new Date(closesOn),
		}),
	}),
});
builder.objectType(StepUpRequiredError, {
	name: 'StepUpRequiredError',
	description:
		'The viewer may do this once they prove again who they are, in a session: by signing in or by showing the second factor, at most five minutes ago.',
	interfaces: [ErrorRef],
});

const expected = [
	InvalidInputError,
	NotFoundError,
	NotAllowedError,
	ConflictError,
	PeriodClosedError,
	BulkRefusedError,
	StepUpRequiredError,
];

/**
 * Runs the work of a mutation and turns the refusals of our SQL functions into members of its result: SQLSTATE 42501
 * with the text of app.refuse, app.refuse_own or app.require_proof, SK409, SK423, 22023 with `field: message` and the detail of app.refuse_input.
 * Whatever was written is undone.
 * `fields` renames arguments of the functions to the fields of the input.
 */
export async function refusable<Value>(
	context: Context,
	work: () => Promise<Value>,
	fields: Record<string, string> = {},
): Promise<Value> {
	try {
		return await work();
	} catch (error) {
		const { code, message = '', detail } = error as Partial<Record<string, string>>;
		const refused = code === '22023' ? refusedArgument(message) : undefined;
		// Whoever did not sign in may not even call what changes accounts and grants.
		if (code === '42501' && (message === 'not allowed' || context.viewer.userId === null))
			throw undone(context, new NotAllowedError());
		if (code === '42501' && message === 'own entry')
			throw undone(context, new NotAllowedError(ownEntry));
		if (code === 'SK409')
			throw undone(context, new ConflictError(`${said(message)}.`, readJson(detail)));
		if (code === 'SK423')
			throw undone(context, new PeriodClosedError(`${said(message)}.`, readJson(detail)));
		if (code === 'SK422') throw undone(context, new BulkRefusedError(linesOf(detail)));
		if (code === '42501' && message === 'prove again')
			throw undone(context, new StepUpRequiredError());
		if (refused) {
			const { field, cure } = refused;
			const why = readDetail(detail);
			throw undone(
				context,
				new InvalidInputError(fields[field] ?? field, why.code, cure, why.values),
			);
		}
		if (expected.some((kind) => error instanceof kind)) throw undone(context, error);
		throw error;
	}
}

/** What reading an argument finds wrong with it, told by an act as data: `field: cure` under this code. */
export async function told<Value>(
	code: RefusalCode,
	read: () => Value | Promise<Value>,
): Promise<Value> {
	try {
		return await read();
	} catch (error) {
		const refused = isApiError(error) && refusedArgument(error.message);
		throw refused ? new InvalidInputError(refused.field, code, refused.cure) : error;
	}
}

const ownEntry = 'Nobody decides on what they entered or handed in themselves: ask a colleague.';

const lineCodes: Record<string, string> = {
	'42501': 'NOT_ALLOWED',
	SK409: 'CONFLICT',
	SK423: 'PERIOD_CLOSED',
	'22023': 'INVALID',
};

/** The lines of app.step_achievements, each as it would be refused alone. */
function linesOf(detail: string | undefined): RefusedLine[] {
	const lines = JSON.parse(detail ?? '[]') as { n: number; code: string; message: string }[];
	return lines
		.map(({ n, code, message }) => ({
			place: n - 1,
			code: lineCodes[code] ?? 'INVALID',
			message: `${said(message)}.`,
		}))
		.toSorted((one, other) => one.place - other.place);
}

/** A sentence begins with a capital. */
const said = (message: string) => message.charAt(0).toUpperCase() + message.slice(1);

/** The detail of a refusal of ours, which is JSON. */
function readJson(detail: string | undefined) {
	return JSON.parse(detail ?? 'null') as never;
}

/** What app.refuse_input says beside its message. */
function readDetail(detail: string | undefined): Pick<InvalidInputError, 'code' | 'values'> {
	try {
		const { code, values } = JSON.parse(detail ?? '') as Pick<InvalidInputError, 'code' | 'values'>;
		return { code, values };
	} catch {
		return { code: 'MALFORMED', values: {} };
	}
}

function undone<Refusal>(context: Context, refusal: Refusal): Refusal {
	context.undo();
	return refusal;
}
