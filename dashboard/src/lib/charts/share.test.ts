import { expect, test } from 'vitest';
import { embedCode, fileAddress, queryOf, viewAddress, type Share } from './share.ts';

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

test('a citation leads to the page in the state that the page names, in its own language', () => {
	expect(viewAddress(share, 'https://s.example', 'en')).toBe(
		'https://s.example/peringkat?period=2026-Q3&tampilan=pindah&bahasa=en',
	);
	expect(viewAddress({ ...share, state: {}, pageState: {} }, 'https://s.example', 'id')).toBe(
		'https://s.example/peringkat?bahasa=id',
	);
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
