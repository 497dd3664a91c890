import { expect, test } from 'vitest';
import {
	inStarredOrder,
	sameSchools,
	SHORTLIST_MOST,
	shortlistAddress,
	shortlistOf,
	shortlistPage,
	starAddress,
} from './shortlist.ts';

const of = (query: string) => shortlistOf(new URLSearchParams(query));
const place = (query: string) => new URL(`https://x.example/sekolah?${query}`);
const many = (n: number) => Array.from({ length: n }, (_, at) => String(20_000_000 + at));

test('a shortlist is read in the order of the link, each school once, whatever parts the numbers', () => {
	const both = ['20329143', 'C0000012'];
	for (const query of [
		'pilihan=20329143-C0000012',
		'pilihan=20329143,c0000012,20329143',
		'pilihan=20329143+C0000012',
		'pilihan=20329143&pilihan=C0000012',
		'pilihan=%0020329143%EF%BC%8CC0000012...',
	])
		expect(of(query)).toEqual({ npsns: both, malformed: [], beyond: 0 });
	expect(of('pilihan=')).toEqual({ npsns: [], malformed: [], beyond: 0 });
	expect(of('')).toEqual({ npsns: [], malformed: [], beyond: 0 });
});

test('what is no NPSN is told apart, and never reaches the API', () => {
	const { npsns, malformed } = of(`pilihan=1234-20329143-${'9'.repeat(13)}-é20329143-<script>`);
	expect(npsns).toEqual(['20329143']);
	expect(malformed).toEqual(['1234', '9'.repeat(13), 'É20329143', 'SCRIPT']);
});

test('a link holds at most a hundred schools and counts the rest', () => {
	const { npsns, beyond } = of(`pilihan=${many(SHORTLIST_MOST + 3).join('-')}`);
	expect(npsns).toEqual(many(SHORTLIST_MOST));
	expect(beyond).toBe(3);
});

test('a star is put last, and taking it off gives the address before, with all else of it kept', () => {
	for (const kept of ['', 'level=PAUD&sort=COMPLIANCE&direction=DESC&after=abc&syarat.DRILL=ya']) {
		let url = place(kept);
		const before = [url.pathname + url.search];
		for (const npsn of many(SHORTLIST_MOST)) {
			url = new URL(starAddress(url, npsn) ?? '', url);
			before.push(url.pathname + url.search);
		}
		expect(shortlistOf(url.searchParams).npsns).toEqual(many(SHORTLIST_MOST));
		expect(starAddress(url, 'C0000012')).toBeNull();
		for (const npsn of many(SHORTLIST_MOST).reverse()) {
			before.pop();
			url = new URL(starAddress(url, npsn) ?? '', url);
			expect(url.pathname + url.search).toBe(before.at(-1));
		}
		expect(url.search.replace(/^\?/, '')).toBe(kept);
	}
});

test('the shortlist travels to other pages, and is emptied without losing the filter', () => {
	const url = place('level=PAUD&pilihan=20329143-20329142');
	expect(sameSchools(url, '/sekolah/20329142')).toBe('/sekolah/20329142?pilihan=20329143-20329142');
	expect(sameSchools(url, '/sekolah?within=33.75.01')).toBe(
		'/sekolah?within=33.75.01&pilihan=20329143-20329142',
	);
	expect(sameSchools(place('level=PAUD'), '/sekolah')).toBe('/sekolah');
	expect(sameSchools(place('asOf=2026-06-30&pilihan=20329143'), '/sekolah')).toBe(
		'/sekolah?asOf=2026-06-30&pilihan=20329143',
	);
	expect(shortlistAddress(url, [])).toBe('/sekolah?level=PAUD');
	const shared = new URL(shortlistPage(['20329143'], '2026-06-30T01:02:03.5Z'), url);
	expect(shared.searchParams.get('asOf')).toBe('2026-06-30T01:02:03.5Z');
	expect(shortlistOf(new URL(shortlistPage(['20329143']), url).searchParams).npsns).toEqual([
		'20329143',
	]);
});

test('schools come in the order in which they were starred', () => {
	const edges = ['20329142', '20329143', 'C0000012'].map((npsn) => ({ node: { npsn } }));
	expect(
		inStarredOrder(edges, of('pilihan=C0000012-20329142-20329143')).map(({ node }) => node.npsn),
	).toEqual(['C0000012', '20329142', '20329143']);
});
