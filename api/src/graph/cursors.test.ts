import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cursors } from './cursors.ts';
import { personIds } from './person-ids.ts';

const secret = 'a key of sign-in of 32 characters';
const own = cursors(secret);
const anyType = fc.constantFrom('Agency', 'Indicator', 'Achievement', 'User', 'AuditEntry');
const anyNumber = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const all = { seed: 20261201, numRuns: 2000 };

test('a cursor leads back to its number, and to nothing in a list of another type or under another key', () => {
	const other = cursors('another key of 32 characters or so');
	fc.assert(
		fc.property(anyType, anyType, anyNumber, (type, asked, number) => {
			const cursor = own.cursorOf(type, number);
			expect(cursor).toMatch(/^[\w-]{22}$/);
			expect(own.placeOf(asked, cursor)).toBe(asked === type ? number : undefined);
			expect(other.placeOf(type, cursor)).toBeUndefined();
			expect(cursors(secret).cursorOf(type, number)).toBe(cursor);
		}),
		all,
	);
});

test('a cursor with one bit changed, an id of a person and any other text are no cursor', () => {
	fc.assert(
		fc.property(anyType, anyNumber, fc.nat(127), (type, number, bit) => {
			const block = Buffer.from(own.cursorOf(type, number), 'base64url');
			block[bit >> 3]! ^= 1 << (bit & 7);
			expect(own.placeOf(type, block.toString('base64url'))).toBeUndefined();
		}),
		all,
	);
	fc.assert(
		fc.property(fc.string(), (text) => {
			expect(own.placeOf('User', text)).toBeUndefined();
		}),
		all,
	);
	const id = personIds(secret).idOf('User', 5);
	expect([own.placeOf('User', id), personIds(secret).read(own.cursorOf('User', 5))]).toEqual([
		undefined,
		undefined,
	]);
});
