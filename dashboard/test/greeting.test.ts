import { expect, test } from 'vitest';
import { greeting } from '../greeting.ts';

const here = { address: '127.0.0.1', port: 4000, publicUrl: undefined };
const demo = { ...here, demo: true, firstAdmin: undefined };
const own = { ...here, demo: false, firstAdmin: '/masuk/admin-pertama?kode=abc' };

test('a demo that others can reach says so, and one for this machine alone does not', () => {
	expect(greeting(demo)).not.toContain('WARNING');
	for (const [served, where] of [
		[{ address: '::' }, 'all addresses of this machine'],
		[{ address: '0.0.0.0' }, 'all addresses of this machine'],
		[{ address: '192.0.2.7' }, '192.0.2.7'],
		[{ publicUrl: 'https://seksama.example.go.id' }, 'https://seksama.example.go.id'],
	] as const)
		expect(greeting({ ...demo, ...served })).toContain(`WARNING: this demo answers on ${where}`);
	expect(greeting({ ...demo, publicUrl: 'http://localhost:4000' })).not.toContain('WARNING');
});

test('a city of its own is told no password and no warning, but where its first admin is made', () => {
	const text = greeting({ ...own, address: '::' });
	expect(text).not.toMatch(/WARNING|seksama-demo|JBSWY/);
	expect(text).toContain('http://localhost:4000/masuk/admin-pertama?kode=abc\n');
});

test('the link of the first admin leads to the address that people use', () => {
	expect(greeting({ ...own, publicUrl: 'https://seksama.example.go.id' })).toContain(
		' https://seksama.example.go.id/masuk/admin-pertama?kode=abc\n',
	);
	expect(greeting({ ...own, address: '192.0.2.7' })).not.toContain('localhost');
});
