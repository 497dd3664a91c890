import { sequence } from '@sveltejs/kit/hooks';
import type { Handle } from '@sveltejs/kit/hooks';
import { paraglideMiddleware } from '#lib/paraglide/server.js';
import { compressed } from '#lib/http/compress.ts';
import { inTime } from './in-time.ts';
import { isPublicPicture, languageAsked, rememberLanguage } from '#lib/http/language.ts';
import { themeOf } from '#lib/http/theme.ts';

/** What every answer carries, whoever asks. */
const headers: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	if (event.isSubRequest) return response;
	// When to ask again: as long as sign-in said, or soon where something is away.
	if (/^(429|503)$/.test(String(response.status)) && !response.headers.has('retry-after')) {
		const wait = event.locals.retryAfter ?? (response.status === 503 ? 5 : undefined);
		if (wait) response.headers.set('retry-after', String(wait));
	}
	response.headers.set('x-content-type-options', 'nosniff');
	response.headers.set('referrer-policy', 'strict-origin-when-cross-origin');
	if (!event.url.pathname.startsWith('/sematan/')) response.headers.set('x-frame-options', 'DENY');
	// A page shows who is signed in, and what only they may see: nobody in between keeps it, and it is asked for anew.
	if (!response.headers.has('cache-control'))
		response.headers.set('cache-control', 'private, no-cache');
	// Where no address of the site is set, such a page names the one by which it was asked for: no cache that many share
	// may hand that on, since whoever asked may have made it up.
	if (isPublicPicture(event.url.pathname) && !process.env['PUBLIC_URL']) keepPrivate(response);
	// Busy or away is over in a moment; a program that asks for files learns when to come back.
	if (response.status === 503 && !response.headers.has('retry-after'))
		response.headers.set('retry-after', '5');
	response.headers.set('permissions-policy', 'camera=(), geolocation=(), microphone=()');
	return response;
};

function keepPrivate({ headers }: Response): void {
	const kept = headers.get('cache-control') ?? '';
	headers.set('cache-control', kept.replace(/^public\b/, 'private'));
}

const compression: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	return event.isSubRequest ? response : compressed(event.request, response);
};

/** Nobody is kept waiting for longer than a request may take, whatever holds the page up. */
const timed: Handle = async ({ event, resolve }) => {
	const response = Promise.resolve(resolve(event));
	return event.isSubRequest ? response : inTime(event.request, response);
};

/** Where the address itself chooses the language, the cookie has no say. */
function languageOf(url: URL, request: Request): Request {
	const chosen = languageAsked(url);
	return chosen === undefined
		? request
		: new Request(url, { headers: { cookie: `lang=${chosen}` } });
}

/** The page reads without its scripts, so on a narrow line they let the styles and the letters go first. */
const scriptsLast = (html: string) =>
	html.replaceAll(/<link [^>]*rel="modulepreload"/g, '$& fetchpriority="low"');

/** The language and the theme are in cookies; the page leaves the server in both, so nothing flickers. */
const language: Handle = ({ event, resolve }) => {
	if (!event.isSubRequest) rememberLanguage(event.url, event.cookies);
	return paraglideMiddleware(languageOf(event.url, event.request), ({ locale }) =>
		resolve(event, {
			// urql reads the content type of an answer that was sent along with the page.
			filterSerializedResponseHeaders: (name) => name === 'content-type',
			transformPageChunk: ({ html }) =>
				scriptsLast(html).replace('%lang%', locale).replace('%theme%', themeOf(event.cookies)),
		}),
	);
};

export const handle = sequence(compression, headers, timed, language);
