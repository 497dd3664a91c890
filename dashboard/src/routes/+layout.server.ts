import { themeOf } from '#lib/http/theme.ts';
import { homeCode } from '#lib/region/home.ts';
import { homeShapes } from '#lib/region/home-shapes.ts';
import type { LayoutServerLoad } from './$types';

/** What only the server knows: the city that is meant where an address names none, the chosen theme,
 * and whether the city has given the borders of its kelurahan. */
export const load: LayoutServerLoad = ({ cookies }) => ({
	home: homeCode(),
	theme: themeOf(cookies),
	hasBorders: homeShapes() !== null,
});
