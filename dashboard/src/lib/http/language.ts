import type { Cookies } from '@sveltejs/kit';
import { baseLocale, isLocale, type Locale } from '#lib/paraglide/runtime.js';

const YEAR = 60 * 60 * 24 * 365;

/** How long a choice of the reader stands, and who may read it: the page itself as well. */
export const remembered = {
	path: '/',
	maxAge: YEAR,
	sameSite: 'lax',
	secure: false,
	httpOnly: false,
} as const;

/** Pictures and pages for the frames of others: the same for everybody, so no cookie decides how they look. */
export const isPublicPicture = (path: string) => /^\/(bagan|sematan)\//.test(path);

/** Addresses that are read by programs: nothing is remembered of them. */
const isFile = (path: string) =>
	isPublicPicture(path) || /^\/(export|api|graphql|preferensi)(\/|$)/.test(path);

/** The language that the address itself asks for; undefined where it leaves it to the cookie. */
export function languageAsked(url: URL): Locale | undefined {
	const chosen = url.searchParams.get('bahasa');
	if (isLocale(chosen)) return chosen;
	return isPublicPicture(url.pathname) ? baseLocale : undefined;
}

/** Who has no language yet goes on in that of the link that they opened; a language once chosen stays theirs. */
export function rememberLanguage(url: URL, cookies: Cookies): void {
	const chosen = languageAsked(url);
	if (chosen === undefined || isFile(url.pathname) || cookies.get('lang') !== undefined) return;
	cookies.set('lang', chosen, remembered);
}

/** A path of this site without the language that it asks for: the reader has just chosen another. */
export function withoutLanguage(path: string): string {
	const url = new URL(path, 'http://localhost');
	url.searchParams.delete('bahasa');
	return url.pathname + url.search + url.hash;
}
