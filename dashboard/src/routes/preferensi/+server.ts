import { redirect } from '@sveltejs/kit';
import { ownPath } from '#lib/http/own-path.ts';
import { isTheme } from '#lib/http/theme.ts';
import { isLocale } from '#lib/paraglide/runtime.js';
import { withState } from '#lib/ui/address.ts';
import type { RequestHandler } from './$types';

const YEAR = 60 * 60 * 24 * 365;

function withoutLanguage(path: string): string {
	const place = new URL(path, 'http://here');
	return withState(place, { bahasa: null });
}

/**
 * Remembers the language or the theme and goes back to the page: plain links, so both switches work
 * without JavaScript. Only paths of this site are gone back to.
 */
export const GET: RequestHandler = ({ url, cookies }) => {
	const keep = { path: '/', maxAge: YEAR, sameSite: 'lax', secure: false } as const;
	const language = url.searchParams.get('bahasa');
	const theme = url.searchParams.get('tema');
	if (isLocale(language)) cookies.set('lang', language, { ...keep, httpOnly: false });
	if (isTheme(theme)) cookies.set('theme', theme, { ...keep, httpOnly: false });
	const back = ownPath(url.searchParams.get('ke'), url.origin) ?? '/';
	// An address that names a language would undo the choice.
	redirect(303, isLocale(language) ? withoutLanguage(back) : back);
};
