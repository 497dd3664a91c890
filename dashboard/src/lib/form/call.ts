import { error, type RequestEvent } from '@sveltejs/kit';
import { ownPath } from '#lib/http/own-path.ts';

/** What sign-in answered: what it gives, or a refusal by its code. */
export type Answered =
	| { ok: true; data: Record<string, unknown> }
	| { ok: false; status: number; code: string; retryAfter: number | null };

type Asking = Pick<RequestEvent, 'fetch' | 'request' | 'locals'>;

/**
 * Asks sign-in, in the name of whoever sent the form: the browser's cookies go along, and those of the answer go back
 * to it. The browser is told apart in the list of sessions by what it says of itself.
 */
export async function askSignIn(
	{ fetch, request, locals }: Asking,
	path: string,
	body: object = {},
): Promise<Answered> {
	const answer = await fetch(`/api/auth${path}`, {
		method: 'POST',
		headers: {
			'content-type': 'application/json',
			'user-agent': request.headers.get('user-agent') ?? '',
		},
		body: JSON.stringify(body),
	});
	const data = (await answer.json().catch(() => ({}))) as Record<string, unknown> | null;
	if (answer.ok) return { ok: true, data: data ?? {} };
	const wait = Number(answer.headers.get('retry-after'));
	if (wait > 0) locals.retryAfter = wait;
	return {
		ok: false,
		status: answer.status,
		code: typeof data?.['code'] === 'string' ? data['code'] : 'UNAVAILABLE',
		retryAfter: wait > 0 ? wait : null,
	};
}

/**
 * Gives up a page that is only looked at while the database is away. One that was just sent is drawn all the same, so
 * that what was typed stays.
 */
export function unlessAway(answer: Answered, { request }: Pick<RequestEvent, 'request'>): Answered {
	if (!answer.ok && answer.status === 503 && request.method !== 'POST')
		error(503, { message: answer.code });
	return answer;
}

/** A field of a form as text; a file or nothing is empty. */
export function field(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value : '';
}

/** The page to go on to after signing in: only one of this site. */
export function goOn(url: URL, otherwise = '/akun'): string {
	return ownPath(url.searchParams.get('ke'), url.origin) ?? otherwise;
}
