import { expect, test } from 'vitest';
import { addressOf, isLocal, siteOf, siteSettings } from '../../src/auth/site.ts';

const said = {
	host: 'seksama.local:4000',
	'x-forwarded-proto': 'https',
	'x-forwarded-host': 'seksama.example',
	'x-forwarded-for': '6.6.6.6, 203.0.113.7, 10.0.0.2',
};
const publicUrl = 'https://one.example';

test.each([
	[0, '127.0.0.1'],
	[1, '10.0.0.2'],
	[2, '203.0.113.7'],
	[4, '127.0.0.1'],
])('behind %i proxies the address that the last of others saw counts', (proxies, address) => {
	expect(addressOf(said, '127.0.0.1', proxies)).toBe(address);
});

test.each([
	['203.0.113.7:5678', '203.0.113.7'],
	['[2001:db8::1]:5678', '2001:db8::1'],
	['2001:db8::1', '2001:db8::1'],
	['unknown', '127.0.0.1'],
	['x'.repeat(10_000), '127.0.0.1'],
])('a proxy may add a port; what is no address is none: %s', (told, address) => {
	expect(addressOf({ 'x-forwarded-for': told }, '127.0.0.1', 1)).toBe(address);
});

test('the site is what is set, else the Host of the browser; never what a header says was forwarded', () => {
	expect(siteOf(said, publicUrl)).toBe(publicUrl);
	expect(siteOf(said, undefined)).toBe('http://seksama.local:4000');
	expect(siteOf({ host: 'a b/../c' }, undefined)).toBe('http://localhost');
	expect(siteOf({ 'x-forwarded-host': 'evil.example' }, undefined)).toBe('http://localhost');
});

test('behind proxies the address of the site must be set, or nothing starts', () => {
	expect(() => siteSettings({ TRUSTED_PROXIES: '1' })).toThrow(
		/^TRUSTED_PROXIES is 1, but PUBLIC_URL is missing; give the address/,
	);
	expect(siteSettings({ TRUSTED_PROXIES: '1', PUBLIC_URL: publicUrl })).toEqual({
		trustedProxies: 1,
		publicUrl,
	});
	expect(siteSettings({})).toEqual({ trustedProxies: 0, publicUrl: undefined });
});

const plain = { trustedProxies: 0, publicUrl: undefined };

test.each(['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1'])(
	'%s is this machine',
	(address) => {
		expect(isLocal({ host: 'x' }, address, plain)).toBe(true);
		expect(isLocal({}, address, { trustedProxies: 1, publicUrl })).toBe(true);
	},
);

test.each(['10.0.0.1', '::2', '127.0.0.1.evil', '', undefined])('%s is not', (address) => {
	expect(isLocal({}, address, plain)).toBe(false);
});

test.each([
	'x-forwarded-for',
	'x-forwarded-host',
	'x-forwarded-proto',
	'forwarded',
	'x-real-ip',
	'via',
	'cf-connecting-ip',
	'true-client-ip',
])('what came through a proxy is not of this machine, whatever it says: %s', (name) => {
	for (const settings of [plain, { trustedProxies: 1, publicUrl }])
		expect(isLocal({ [name]: '127.0.0.1' }, '127.0.0.1', settings)).toBe(false);
});

test('where the site is reached by https a proxy that says nothing of itself hides who asks', () => {
	expect(isLocal({}, '127.0.0.1', { trustedProxies: 0, publicUrl })).toBe(false);
});
