import { expect, test } from 'vitest';
import { inLanguage, sameTime, type Place } from './address.ts';

test('an address carries its language beside its state, once', () => {
	expect(inLanguage('/opd/DLH', 'en')).toBe('/opd/DLH?bahasa=en');
	expect(inLanguage('https://s.example/tren?opd=DLH&opd=BPBD&bahasa=id', 'en')).toBe(
		'https://s.example/tren?opd=DLH&opd=BPBD&bahasa=en',
	);
});

test('a link goes on in the chosen period, and as of the chosen day between pages that know days', () => {
	const at = (address: string): Place => new URL(address, 'http://x');
	expect(sameTime(at('/'), '/opd/DLH')).toBe('/opd/DLH');
	expect(sameTime(at('/?period=2026-Q3&peta=ditetapkan'), '/opd/DLH')).toBe(
		'/opd/DLH?period=2026-Q3',
	);
	const then = '?period=2026-Q3&asOf=2026-10-31';
	expect(sameTime(at(`/${then}`), '/opd/DLH')).toBe(`/opd/DLH${then}`);
	expect(sameTime(at(`/opd/DLH${then}`), '/peringkat')).toBe(`/peringkat${then}`);
	expect(sameTime(at(`/peringkat${then}`), '/')).toBe(`/${then}`);
	expect(sameTime(at(`/opd/DLH${then}`), '/indikator/DLH-01')).toBe(
		'/indikator/DLH-01?period=2026-Q3',
	);
	expect(sameTime(at('/sekolah?asOf=2026-10-31'), '/peringkat')).toBe('/peringkat');
	expect(sameTime(at('/?asOf=%22%3E'), '/opd/DLH')).toBe('/opd/DLH?asOf=%22%3E');
});
