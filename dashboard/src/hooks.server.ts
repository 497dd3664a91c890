import { sequence } from '@sveltejs/kit/hooks';
import type { Handle } from '@sveltejs/kit/hooks';
import { paraglideMiddleware } from '#lib/paraglide/server.js';
import { compressed } from '#lib/http/compress.ts';
import { themeOf } from '#lib/http/theme.ts';

/** What every answer carries, whoever asks. */
const headers: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	if (event.isSubRequest) return response;
	response.headers.set('x-content-type-options', 'nosniff');
	response.headers.set('referrer-policy', 'strict-origin-when-cross-origin');
	response.headers.set('permissions-policy', 'camera=(), geolocation=(), microphone=()');
	return response;
};

const compression: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	return event.isSubRequest ? response : compressed(event.request, response);
};

/** The language and the theme are in cookies; the page leaves the server in both, so nothing flickers. */
const language: Handle = ({ event, resolve }) =>
	paraglideMiddleware(event.request, ({ locale }) =>
		resolve(event, {
			// urql reads the content type of an answer that was sent along with the page.
			filterSerializedResponseHeaders: (name) => name === 'content-type',
			transformPageChunk: ({ html }) =>
				html.replace('%lang%', locale).replace('%theme%', themeOf(event.cookies)),
		}),
	);

export const handle = sequence(compression, headers, language);
