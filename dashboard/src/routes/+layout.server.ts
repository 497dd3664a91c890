import { themeOf } from '#lib/http/theme.ts';
import type { LayoutServerLoad } from './$types';

/** What only the server knows: the city that is meant where an address names none, and the chosen theme. */
export const load: LayoutServerLoad = ({ cookies }) => ({
	home: process.env['HOME_CITY'] ?? '33.75',
	theme: themeOf(cookies),
});
