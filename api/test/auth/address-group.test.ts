import { expect, test } from 'vitest';
import { addressGroup } from '../../src/auth/address-group.ts';

test.each([
	['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
	['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
	['2001:db8:1:2:ffff::', '2001:db8:1:2::/64'],
	['2001:db8::1', '2001:db8::/64'],
	['::1', '::/64'],
	['fe80::1%eth0', 'fe80::/64'],
	['64:ff9b::192.0.2.1', '64:ff9b::/64'],
	['::ffff:203.0.113.7', '203.0.113.7'],
	['::ffff:cb00:7107', '203.0.113.7'],
	['0:0:0:0:0:ffff:203.0.113.7', '203.0.113.7'],
	['203.0.113.7', '203.0.113.7'],
	['', ''],
	['-', '-'],
	['not an address', 'not an address'],
	['2001:db8::1::2', '2001:db8::1::2'],
])('an IPv6 address counts with its /64, any other as it is: %s', (address, group) => {
	expect(addressGroup(address)).toBe(group);
});
