import { expect, test } from 'vitest';
import { ownPath } from './own-path.ts';

const origin = 'https://seksama.example';

test.each([
	['/akun', '/akun'],
	['/peringkat?periode=2026-Q3#isi', '/peringkat?periode=2026-Q3'],
	['https://seksama.example/opd', '/opd'],
	['akun', '/akun'],
])('%s leads to a page of this site', (wanted, path) => {
	expect(ownPath(wanted, origin)).toBe(path);
});

test.each([
	null,
	'//evil.example',
	'/\\evil.example',
	'/.//evil.example',
	'/a/..//evil.example/x?y',
	'https://seksama.example//evil.example',
	'https://seksama.example.evil.example/',
	'https://evil.example/akun',
	'javascript:alert(1)',
	'http://[',
])('%s leads nowhere', (wanted) => {
	expect(ownPath(wanted, origin)).toBeUndefined();
});
