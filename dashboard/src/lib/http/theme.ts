import type { Cookies } from '@sveltejs/kit';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export function isTheme(value: unknown): value is Theme {
	return THEMES.some((theme) => theme === value);
}

/** The theme that the reader chose; that of their device where they chose none. */
export function themeOf(cookies: Cookies): Theme {
	const chosen = cookies.get('theme');
	return isTheme(chosen) ? chosen : 'system';
}
