import type { RequestEvent } from '@sveltejs/kit';
import { askSignIn, field } from './call.ts';
import { ask } from '#lib/graphql/ask.ts';
import type { Operation } from '#lib/graphql/operation.ts';

/** Why an act was refused, for the page to put into words: see refusals.ts. */
export interface Refusal {
	/** What kind of refusal: the type of the API's answer, or the word of sign-in where it took no proof. */
	type: string;
	/** What cannot be used of what was sent, and why; null where the refusal is about something else. */
	field: string | null;
	/** One of schema/refusal-codes.ts; or NO_DAY, which is said here before the API is asked. */
	code: string | null;
	/** What the code speaks of, by name, as the list of codes has it. */
	values: Readonly<Record<string, string>>;
	/** Seconds to wait, where there were too many tries. */
	retryAfter: number | null;
}

/** A refusal of what kind, with what is known beside it. */
export function refusal(type: string, rest: Partial<Refusal> = {}): Refusal {
	return { type, field: null, code: null, values: {}, retryAfter: null, ...rest };
}

/** The refusal of what was typed into a field. */
export function cannotBe(field: string, code: string): Refusal {
	return refusal('InvalidInputError', { field, code });
}

interface Result {
	__typename?: string;
	field?: string | null;
	code?: string | null;
	values?: readonly { name: string; value: string }[];
}

/**
 * One act of weight, in the name of whoever sent the form. A code that was typed along proves first who they are; where
 * one is needed and none was typed, nothing happens and the form comes back with a field for it.
 */
export async function act<Data extends object, Variables extends object>(
	event: Pick<RequestEvent, 'fetch' | 'request' | 'locals'>,
	form: FormData,
	operation: Operation<Data, Variables>,
	variables: Variables,
): Promise<{ done: Data; refused: null } | { done: null; refused: Refusal }> {
	const proof = field(form, 'proof').replace(/\D/g, '');
	if (proof !== '') {
		const shown = await askSignIn(event, '/two-factor/verify-totp', { code: proof });
		if (!shown.ok)
			return { done: null, refused: refusal(shown.code, { retryAfter: shown.retryAfter }) };
	}
	const data = await ask(event.fetch, operation, variables);
	const [result] = Object.values(data) as Result[];
	if (result?.__typename?.endsWith('Success')) return { done: data, refused: null };
	return { done: null, refused: readRefusal(result ?? {}) };
}

function readRefusal({
	__typename: type = '',
	field = null,
	code = null,
	values = [],
}: Result): Refusal {
	return refusal(type, {
		field,
		code,
		values: Object.fromEntries(values.map(({ name, value }) => [name, value])),
	});
}
