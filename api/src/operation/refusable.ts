import type { RefusalCode } from '@seksama/schema/refusal-codes.ts';
import type { Context } from './context.ts';
import { isApiError, refusedArgument } from './errors.ts';
import {
	BulkRefusedError,
	ConflictError,
	InvalidInputError,
	NotAllowedError,
	NotFoundError,
	PeriodClosedError,
	StepUpRequiredError,
	type RefusedLine,
} from './refusals.ts';

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
