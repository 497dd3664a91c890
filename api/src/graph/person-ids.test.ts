import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { personIds, type PersonKind } from './person-ids.ts';

const kinds: PersonKind[] = ['User', 'Grant', 'Token', 'Session', 'SignInLink'];
const ids = personIds('a key of sign-in of 32 characters');
const anyKind = fc.constantFrom(...kinds);
const anyNumber = fc.integer({ min: 0, max: 2 ** 31 - 1 });
const all = { seed: 20261125, numRuns: 2000 };

test('an id leads back to its kind and number, and to nothing under another key or kind', () => {
	const other = personIds('another key of 32 characters or so');
	fc.assert(
		fc.property(anyKind, anyKind, anyNumber, (kind, asked, number) => {
			const id = ids.idOf(kind, number);
			expect(id).toMatch(/^[\w-]{22}$/);
			expect(ids.read(id)).toEqual({ kind, number });
			expect(ids.numberOf(asked, id)).toBe(asked === kind ? number : undefined);
			expect(other.read(id)).toBeUndefined();
			expect(personIds('a key of sign-in of 32 characters').idOf(kind, number)).toBe(id);
		}),
		all,
	);
});

test('an id with one bit changed, another spelling of it and any other text are no id', () => {
	fc.assert(
		fc.property(anyKind, anyNumber, fc.nat(127), (kind, number, bit) => {
			const block = Buffer.from(ids.idOf(kind, number), 'base64url');
			block[bit >> 3]! ^= 1 << (bit & 7);
			expect(ids.read(block.toString('base64url'))).toBeUndefined();
		}),
		all,
	);
	const id = ids.idOf('User', 5);
	const last = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
	const spelled = [...last].map((sign) => id.slice(0, -1) + sign);
	expect(spelled.filter((text) => ids.read(text))).toEqual([id]);
	const old = Buffer.from('User:5').toString('base64url');
	for (const text of [
		'',
		'5',
		old,
		`${id}=`,
		` ${id}`,
		`${id}\n`,
		id.repeat(50_000),
		'ä'.repeat(22),
	])
		expect(ids.read(text)).toBeUndefined();
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => ids.read(text) === undefined),
		all,
	);
});

test('ids of numbers that follow each other have nothing in common', () => {
	for (const kind of kinds) {
		const list = Array.from({ length: 2000 }, (_, number) => ids.idOf(kind, number));
		expect(new Set(list.map((id) => id.slice(0, 8))).size).toBe(2000);
		expect(new Set(list.map((id) => id.slice(-8))).size).toBe(2000);
		// Half of the bits differ between neighbours, as in a random order.
		const bits = list.slice(1).map((id, at) => distance(id, list[at]!));
		const mean = bits.reduce((sum, one) => sum + one, 0) / bits.length;
		expect(Math.abs(mean - 64)).toBeLessThan(1);
		// No order of the ids is that of their numbers.
		const rising = list.filter((id, at) => at > 0 && id > list[at - 1]!).length;
		expect(Math.abs(rising / 2000 - 0.5)).toBeLessThan(0.05);
	}
});

test('an id stays as it is from version to version', () => {
	const many = kinds.flatMap((kind) => [0, 1, 2 ** 31 - 1].map((n) => ids.idOf(kind, n)));
	expect(createHash('sha256').update(many.join()).digest('hex').slice(0, 16)).toMatchInlineSnapshot(
		`"6dbfb84c486db09a"`,
	);
});

function distance(one: string, other: string): number {
	const [left, right] = [one, other].map((id) => Buffer.from(id, 'base64url'));
	return left!.reduce(
		(sum, byte, at) => sum + (byte ^ right![at]!).toString(2).replaceAll('0', '').length,
		0,
	);
}
