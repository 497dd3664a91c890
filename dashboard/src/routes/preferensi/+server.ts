import { redirect } from '@sveltejs/kit';
import { remembered, withoutLanguage } from '#lib/http/language.ts';
import { ownPath } from '#lib/http/own-path.ts';
import { isTheme } from '#lib/http/theme.ts';
import { isLocale } from '#lib/paraglide/runtime.js';
import type { RequestHandler } from './$types';

/**
 * Remembers the language or the theme and goes back to the page: plain links, so both switches work
 * without JavaScript. Only paths of this site are gone back to.
 */
export const GET: RequestHandler = ({ url, cookies }) => {
	const language = url.searchParams.get('bahasa');
	const theme = url.searchParams.get('tema');
	if (isLocale(language)) cookies.set('lang', language, remembered);
	if (isTheme(theme)) cookies.set('theme', theme, remembered);
	redirect(303, withoutLanguage(ownPath(url.searchParams.get('ke'), url.origin) ?? '/'));
};
