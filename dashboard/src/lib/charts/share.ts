import { dayOf } from '#lib/period/day.ts';
import { inLanguage } from '#lib/ui/address.ts';

/** Every kind of chart that has a picture of its own: /bagan/<kind>.svg and /sematan/<kind>. */
export const PICTURES = ['tren', 'peringkat', 'pindah', 'penyumbang', 'rincian', 'peta'] as const;
export type PictureKind = (typeof PICTURES)[number];

export interface Share {
	kind: PictureKind;
	/** What the chart shows, whole: with it anybody draws the same one. */
	state: Readonly<Record<string, string | readonly string[] | null | undefined>>;
	/** The page that shows it, in the same state. */
	path: string;
	/** Where the page wants other names than the picture. */
	pageState?: Share['state'] | undefined;
	/** The moment that the figures are of, where it is known. */
	asOf?: string | null | undefined;
}

/** A state as a query string, without what says nothing. */
export function queryOf(state: Share['state']): string {
	const query = new URLSearchParams();
	for (const [name, value] of Object.entries(state)) {
		if (value === null || value === undefined || value === '') continue;
		for (const one of typeof value === 'string' ? [value] : value) query.append(name, one);
	}
	return query.toString();
}

export type PictureFile = 'csv' | 'xlsx' | 'svg';

/** The address of a chart as a file. Only a picture has a theme. */
export function fileAddress(
	{ kind, state }: Share,
	file: PictureFile,
	locale: string,
	theme?: 'light' | 'dark',
): string {
	const query = queryOf({ ...state, bahasa: locale, tema: theme === 'dark' ? theme : null });
	return `/bagan/${kind}.${file}?${query}`;
}

/** The same chart as it stands now, also when it is asked for later: with the day of its moment. */
export function dated(share: Share, now: string): Share {
	const asOf = share.state['asOf'] || dayOf(share.asOf ?? now);
	const { state, pageState } = share;
	return { ...share, state: { ...state, asOf }, pageState: pageState && { ...pageState, asOf } };
}

/** The address at which the page shows this very view again, in the language that it is cited in. */
export function viewAddress(
	{ path, state, pageState }: Share,
	origin: string,
	locale: string,
): string {
	return inLanguage(`${origin}${path}?${queryOf(pageState ?? state)}`, locale);
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const attribute = (text: string) => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

/** Markup that shows the chart in a page of somebody else. */
export function embedCode(share: Share, origin: string, title: string, locale: string): string {
	const address = `${origin}/sematan/${share.kind}?${queryOf({ ...share.state, bahasa: locale })}`;
	return `<iframe src="${attribute(address)}" title="${attribute(title)}" width="100%" height="520" loading="lazy" style="border:0"></iframe>`;
}
