import { refusalCodes, type RefusalCode } from '@seksama/schema/refusal-codes.ts';
import { builder } from '../graph/builder.ts';

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
