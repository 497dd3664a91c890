import { pageProblems } from '#lib/address/places.ts';
import { themeOf } from '#lib/http/theme.ts';
import { m } from '#lib/paraglide/messages.js';
import { homeCode } from '#lib/region/home.ts';
import { homeShapes } from '#lib/region/home-shapes.ts';
import type { LayoutServerLoad } from './$types';

/** What only the server knows: the city that is meant where an address names none, the chosen theme,
 * and whether the city has given the borders of its kelurahan. */
export const load: LayoutServerLoad = ({ cookies, url, route, untrack }) => {
	return {
		home: homeCode(),
		theme: themeOf(cookies),
		hasBorders: homeShapes() !== null,
		// Of the first page: our own links are right, so that the next ones need not ask the server.
		strayed: untrack(() => strayedWords(route.id, url.searchParams)),
	};
};

/** Words and all, so that the page carries none of them to the browser; null where all is understood. */
function strayedWords(route: string | null, state: URLSearchParams): string[] | null {
	const problems = pageProblems(route, state);
	return problems.length === 0 ? null : [m.address_title(), ...problems, m.address_left_out()];
}
