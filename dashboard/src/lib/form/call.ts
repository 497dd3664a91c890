import type { RequestEvent } from '@sveltejs/kit';
import { ownPath } from '#lib/http/own-path.ts';

/** What sign-in answered: what it gives, or a refusal by its code. */
export type Answered =
	| { ok: true; data: Record<string, unknown> }
	| { ok: false; status: number; code: string; retryAfter: number | null };

type Asking = Pick<RequestEvent, 'fetch' | 'request'>;

/**
 * Asks sign-in, in the name of whoever sent the form: the browser's cookies go along, and those of the answer go back
 * to it. The browser is told apart in the list of sessions by what it says of itself.
 */
export async function askSignIn(
	{ fetch, request }: Asking,
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
	return {
		ok: false,
		status: answer.status,
		code: typeof data?.['code'] === 'string' ? data['code'] : 'UNAVAILABLE',
		retryAfter: wait > 0 ? wait : null,
	};
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
