import { pageProblems } from '#lib/address/places.ts';
import { themeOf } from '#lib/http/theme.ts';
import { m } from '#lib/paraglide/messages.js';
import { homeCode } from '#lib/region/home.ts';
import { homeShapes } from '#lib/region/home-shapes.ts';
import type { LayoutServerLoad } from './$types';

const ADDRESS = 'app:address';

/** What only the server knows: the city that is meant where an address names none, the chosen theme,
 * and whether the city has given the borders of its kelurahan. */
export const load: LayoutServerLoad = ({ cookies, url, route, depends, untrack }) => {
	depends(ADDRESS);
	return {
		home: homeCode(),
		theme: themeOf(cookies),
		hasBorders: homeShapes() !== null,
		// Told of the first page and asked again where it was told: our own links are right, so most steps need no server.
		strayed: untrack(() => strayedWords(route.id, url.searchParams)),
	};
};

/** Words and all, so that the page carries none of them to the browser. */
function strayedWords(route: string | null, state: URLSearchParams) {
	const problems = pageProblems(route, state);
	return problems.length === 0
		? null
		: { title: m.address_title(), problems, note: m.address_left_out() };
}
