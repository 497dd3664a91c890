import { expect, test } from 'vitest';
import {
	dated,
	embedCode,
	fileAddress,
	PICTURES,
	queryOf,
	viewAddress,
	type Share,
} from './share.ts';

const share: Share = {
	kind: 'pindah',
	state: { period: '2026-Q3', asOf: null, compare: ['DLH', 'DINDIK'] },
	path: '/peringkat',
	pageState: { period: '2026-Q3', tampilan: 'pindah' },
};

test('a state holds every choice, and nothing that says nothing', () => {
	expect(queryOf({ a: 'x y', b: null, c: undefined, d: '', e: ['1', '2'] })).toBe('a=x+y&e=1&e=2');
});

test('a file is asked for in a language; only a dark picture names its ground', () => {
	expect(fileAddress(share, 'svg', 'en', 'dark')).toBe(
		'/bagan/pindah.svg?period=2026-Q3&compare=DLH&compare=DINDIK&bahasa=en&tema=dark',
	);
	expect(fileAddress(share, 'csv', 'id', 'light')).not.toContain('tema');
});

test('a citation leads to the page in the state that the page names', () => {
	expect(viewAddress(share, 'https://s.example', 'id')).toBe(
		'https://s.example/peringkat?period=2026-Q3&tampilan=pindah&bahasa=id',
	);
	expect(viewAddress({ ...share, state: {}, pageState: {} }, 'https://s.example', 'en')).toBe(
		'https://s.example/peringkat?bahasa=en',
	);
});

test('what is cited carries the day that it is of', () => {
	const now = '2026-11-24T20:00:00Z';
	const of = (change: Partial<Share>) => viewAddress(dated({ ...share, ...change }, now), '', 'id');
	expect(of({})).toBe('/peringkat?period=2026-Q3&tampilan=pindah&asOf=2026-11-25&bahasa=id');
	expect(of({ asOf: '2026-11-14T01:00:00Z' })).toContain('asOf=2026-11-14');
	expect(of({ state: { asOf: '2026-01-31' } })).toContain('asOf=2026-01-31');
	for (const kind of PICTURES) expect(of({ kind, path: '/x' })).toContain('asOf=2026-11-25');
});

test('what is embedded cannot break out of its markup', () => {
	const code = embedCode(
		{ ...share, state: { opd: '"><script>' } },
		'https://s.example',
		'“A” & <b>"x"',
		'id',
	);
	expect(code).toBe(
		'<iframe src="https://s.example/sematan/pindah?opd=%22%3E%3Cscript%3E&amp;bahasa=id" ' +
			'title="“A” &amp; &lt;b&gt;&quot;x&quot;" width="100%" height="520" loading="lazy" style="border:0"></iframe>',
	);
});
