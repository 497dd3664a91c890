import { parsePeriod, periodKey } from '#lib/period/period.ts';

/** Where a page stands: of `URL`, only what is read, so that the page's own address fits as well. */
export interface Place {
	readonly pathname: string;
	readonly search: string;
	readonly searchParams: {
		get(name: string): string | null;
		getAll(name: string): string[];
		[Symbol.iterator](): Iterator<[string, string]>;
	};
}

type Value = string | number | readonly string[] | null | undefined;

/** The address of this page with some of its state changed; null or an empty list takes a part away. */
export function withState(url: Place, change: Record<string, Value>): string {
	const state = new URLSearchParams([...url.searchParams]);
	for (const [name, value] of Object.entries(change)) {
		state.delete(name);
		if (value === null || value === undefined || value === '') continue;
		for (const one of Array.isArray(value) ? value : [String(value)]) state.append(name, one);
	}
	const query = state.toString();
	return query === '' ? url.pathname : `${url.pathname}?${query}`;
}

/** The same address so that whoever opens it reads it in this language. */
export function inLanguage(address: string, locale: string): string {
	const [path = '', query] = address.split('?');
	const state = new URLSearchParams(query);
	state.set('bahasa', locale);
	return `${path}?${state.toString()}`;
}

/** The pages that show figures as they were published until a day. */
const DATED = /^\/($|peringkat$|opd\/)/;

/** Another page of this site, in the period and as of the day that the reader has chosen, if they chose one. */
export function sameTime({ pathname, searchParams }: Place, path: string): string {
	const period = parsePeriod(searchParams.get('period'));
	const day = DATED.test(pathname) && DATED.test(path) ? searchParams.get('asOf') : null;
	const state = new URLSearchParams({
		...(period && { period: periodKey(period) }),
		...(day && { asOf: day }),
	}).toString();
	return state === '' ? path : `${path}?${state}`;
}
