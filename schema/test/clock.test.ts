import { afterAll, beforeAll, expect, test } from 'vitest';
import { clockWarning } from '../src/clock.ts';
import { openTestDatabase, type TestDatabase } from './support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
	database = await openTestDatabase();
});
afterAll(() => database.close());

const off = (seconds: number) => () => Date.now() + seconds * 1000;
const time = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ`;

test('clocks that agree within a minute are not spoken of', async () => {
	expect(await clockWarning(database)).toBeUndefined();
	expect(await clockWarning(database, off(-50))).toBeUndefined();
	expect(await clockWarning(database, off(50))).toBeUndefined();
});

test.each([
	[-90, '1 min (30|29|31) s'],
	[7 * 3600, String.raw`(7 h|6 h 59 min 59 s|7 h 1 s)`],
	[-400 * 86_400, String.raw`(400 d|399 d 23 h 59 min 59 s|400 d 1 s)`],
])(
	'a clock that is %i s off is told with both times, the difference and the cure',
	async (s, apart) => {
		expect(await clockWarning(database, off(s))).toMatch(
			new RegExp(
				`^The clock of this machine says ${time}, that of the database ${time}: ${apart} apart\\. .*; set the wrong one .*NTP`,
			),
		);
	},
);

test('a slow answer of the database is no wrong clock', async () => {
	let asked = 0;
	// The answer takes ten minutes, of which the database spends none: its time may be any within them.
	const slow = () => Date.now() + (asked++ === 0 ? -600_000 : 0);
	expect(await clockWarning(database, slow)).toBeUndefined();
});
