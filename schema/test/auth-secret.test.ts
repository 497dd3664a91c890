import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { authSecret } from '../src/auth-secret.ts';

const folder = mkdtempSync(join(tmpdir(), 'seksama-secret-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const dataDir = join(folder, 'data');

test('the embedded database keeps a key of its own, made once and readable by its user alone', () => {
	const first = authSecret({ url: undefined, dataDir }, {});
	expect(authSecret({ url: undefined, dataDir }, {})).toEqual(first);
	expect(first.note).toBeUndefined();
	expect(readFileSync(join(dataDir, 'auth-secret'), 'utf8')).toBe(first.secret);
	if (process.platform !== 'win32')
		expect(statSync(join(dataDir, 'auth-secret')).mode & 0o777).toBe(0o600);
});

test('with a password in DATABASE_URL every process derives the same key, which does not show the password', () => {
	const url = 'postgresql://a:pass%20word@db/x';
	const { secret, note } = authSecret({ url, dataDir: '/nowhere/at/all' }, {});
	expect(authSecret({ url, dataDir: '/elsewhere' }, {}).secret).toBe(secret);
	expect([secret.length, note]).toEqual([43, undefined]);
	expect(secret).not.toContain('pass');
});

test('without a password the operator is told where the key is', () => {
	const url = 'postgresql://a@db/x';
	expect(authSecret({ url, dataDir }, {}).note).toMatch(/^AUTH_SECRET is not set .* kept in /);
});

test('AUTH_SECRET goes before all, and one that is too short or a folder that cannot be written is told in one line', () => {
	const given = 'x'.repeat(32);
	expect(authSecret({ url: undefined, dataDir }, { AUTH_SECRET: given })).toEqual({
		secret: given,
	});
	expect(() => authSecret({ url: undefined, dataDir }, { AUTH_SECRET: 'short' })).toThrow(
		/^AUTH_SECRET is shorter/,
	);
	expect(() => authSecret({ url: undefined, dataDir: '/dev/null/x' }, {})).toThrow(
		/^The sign-in key cannot be kept/,
	);
});
