import { isHttpError, type RequestEvent } from '@sveltejs/kit';
import { goOn } from '#lib/form/call.ts';
import { ask } from '#lib/graphql/ask.ts';
import { Me } from '#lib/graphql/generated/operations.ts';
import type { WrongTries } from './tried.ts';

type Asking = Pick<RequestEvent, 'fetch' | 'request' | 'url'>;

/**
 * Who asks for the page of signing in; nobody where a form was just sent and the database is away, so that it is drawn
 * with what was typed.
 */
export async function whoAsks({ fetch, request }: Omit<Asking, 'url'>) {
	try {
		return (await ask(fetch, Me, {})).viewer;
	} catch (problem) {
		if (request.method === 'POST' && isHttpError(problem, 503))
			return { signedIn: false, secondFactor: null };
		throw problem;
	}
}

/** What was tried with the account before its last sign-in; null where nothing was, or nobody is signed in. */
export async function wrongTries(fetch: RequestEvent['fetch']): Promise<WrongTries | null> {
	const answer = await fetch('/api/auth/wrong-tries');
	return answer.ok ? ((await answer.json()) as { tries: WrongTries | null }).tries : null;
}

/**
 * Where to go after the last step of signing in: on, or to the own account first where more was tried than somebody
 * does by mistake. There a link leads on.
 */
export async function afterSignIn({ fetch, url }: Asking): Promise<string> {
	const target = goOn(url);
	const tried = await wrongTries(fetch);
	const isGrave = tried !== null && (tried.passwords >= 5 || tried.codes > 0);
	return isGrave && target !== '/akun' ? `/akun?ke=${encodeURIComponent(target)}` : target;
}
