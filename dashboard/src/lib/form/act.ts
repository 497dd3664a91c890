import type { RequestEvent } from '@sveltejs/kit';
import { askSignIn, field } from './call.ts';
import { ask } from '#lib/graphql/ask.ts';
import type { Operation } from '#lib/graphql/operation.ts';

/** Why an act was refused, for the page to put into words: see words.ts. */
export interface Refusal {
	code: string;
	/** The field that it is about, and what the API says of it. */
	field: string | null;
	message: string;
	retryAfter: number | null;
}

/** The refusal of a day that is none of the calendar. */
export function noDay(field: string): Refusal {
	return { code: 'InvalidInputError', field, message: 'is no day', retryAfter: null };
}

interface Result {
	__typename?: string;
	field?: string | null;
	message?: string;
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
	const code = field(form, 'proof').replace(/\D/g, '');
	if (code !== '') {
		const shown = await askSignIn(event, '/two-factor/verify-totp', { code });
		if (!shown.ok) return refusal({ code: shown.code, message: '', retryAfter: shown.retryAfter });
	}
	const data = await ask(event.fetch, operation, variables);
	const [result] = Object.values(data) as Result[];
	if (result?.__typename?.endsWith('Success')) return { done: data, refused: null };
	return refusal({
		code: result?.__typename ?? '',
		field: result?.field ?? null,
		message: result?.message ?? '',
	});
}

function refusal(given: Partial<Refusal>) {
	return {
		done: null,
		refused: { code: '', field: null, message: '', retryAfter: null, ...given },
	};
}
