import { expect, test } from 'vitest';
import { addressOf, siteOf } from '../../src/auth/site.ts';

const said = {
	host: 'seksama.local:4000',
	'x-forwarded-proto': 'https',
	'x-forwarded-host': 'seksama.example',
	'x-forwarded-for': '6.6.6.6, 203.0.113.7, 10.0.0.2',
};

test.each([
	[{ trustedProxies: 0, publicUrl: undefined }, 'http://seksama.local:4000', '127.0.0.1'],
	[{ trustedProxies: 1, publicUrl: undefined }, 'https://seksama.example', '10.0.0.2'],
	[{ trustedProxies: 2, publicUrl: undefined }, 'https://seksama.example', '203.0.113.7'],
	[{ trustedProxies: 0, publicUrl: 'https://one.example' }, 'https://one.example', '127.0.0.1'],
])('what proxies say is believed only of those that are counted: %o', (settings, site, address) => {
	expect(siteOf(said, settings)).toBe(site);
	expect(addressOf(said, '127.0.0.1', settings.trustedProxies)).toBe(address);
});

test('a host that is none leads nowhere', () => {
	expect(siteOf({ host: 'a b/../c' }, { trustedProxies: 0, publicUrl: undefined })).toBe(
		'http://localhost',
	);
});
