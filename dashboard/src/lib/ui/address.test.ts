import { expect, test } from 'vitest';
import { inLanguage } from './address.ts';

test('an address carries its language beside its state, once', () => {
	expect(inLanguage('/opd/DLH', 'en')).toBe('/opd/DLH?bahasa=en');
	expect(inLanguage('https://s.example/tren?opd=DLH&opd=BPBD&bahasa=id', 'en')).toBe(
		'https://s.example/tren?opd=DLH&opd=BPBD&bahasa=en',
	);
});
