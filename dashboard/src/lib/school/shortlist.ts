import type { Place } from '#lib/ui/address.ts';
import { withState } from '#lib/ui/address.ts';

/** So many schools a shortlist holds: what the API finds at once, and what a committee can still discuss. */
export const SHORTLIST_MOST = 100;

const NAME = 'pilihan';
const NPSN = /^[A-Z0-9]{8,12}$/;

/** What an address says of a shortlist. */
export interface Shortlist {
	/** The numbers of the schools in the order in which they were starred, each once. */
	npsns: readonly string[];
	/** What the address names that is no number of a school. */
	malformed: readonly string[];
	/** How many more it names than a shortlist holds. */
	beyond: number;
}

/** The shortlist of an address, `?pilihan=20329142-20329143`. Any sign but a letter or a digit parts two numbers. */
export function shortlistOf(state: { getAll(name: string): string[] }): Shortlist {
	const named = state.getAll(NAME).flatMap((text) => text.split(/[^\p{L}\p{N}]+/u));
	const once = [...new Set(named.filter(Boolean).map((one) => one.toUpperCase()))];
	const npsns = once.filter((one) => NPSN.test(one));
	return {
		npsns: npsns.slice(0, SHORTLIST_MOST),
		malformed: once.filter((one) => !NPSN.test(one)),
		beyond: Math.max(0, npsns.length - SHORTLIST_MOST),
	};
}

/** This page with other schools on the shortlist: whatever else its address says stays. */
export function shortlistAddress(url: Place, npsns: readonly string[]): string {
	return withState(url, { [NAME]: npsns.join('-') });
}

/** The address that puts a school last on the shortlist, or takes it off; null where the list is full. */
export function starAddress(url: Place, npsn: string): string | null {
	const { npsns } = shortlistOf(url.searchParams);
	if (npsns.includes(npsn))
		return shortlistAddress(
			url,
			npsns.filter((one) => one !== npsn),
		);
	return npsns.length < SHORTLIST_MOST ? shortlistAddress(url, [...npsns, npsn]) : null;
}

/** Another page of this site with the same shortlist, as of the same moment. */
export function sameSchools(url: Place, path: string): string {
	return carrying(path, url.searchParams.get('asOf'), shortlistOf(url.searchParams).npsns);
}

/** The page of the shortlist itself: what is shared, so nothing of what else was looked at but the moment. */
export function shortlistPage(npsns: readonly string[], asOf: string | null = null): string {
	return carrying('/sekolah?tampilan=pilihan', asOf, npsns);
}

function carrying(path: string, asOf: string | null, npsns: readonly string[]): string {
	const state = [
		...(asOf ? [`asOf=${encodeURIComponent(asOf)}`] : []),
		...(npsns.length > 0 ? [`${NAME}=${npsns.join('-')}`] : []),
	];
	return [path, ...state].join('&').replace(/^([^?&]*)&/, '$1?');
}

/** Schools in the order in which they were starred. */
export function inStarredOrder<Edge extends { node: { npsn: string } }>(
	edges: readonly Edge[],
	{ npsns }: Shortlist,
): Edge[] {
	const place = ({ node }: Edge) => npsns.indexOf(node.npsn);
	return [...edges].sort((a, b) => place(a) - place(b));
}
