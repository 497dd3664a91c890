// How fast a password may be guessed: the figures of decision 0012, played through two days.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../schema/test/support/database.ts';
import { tries, type TryKey } from '../../src/auth/tries.ts';

let database: TestDatabase;
beforeAll(async () => {
	database = await openTestDatabase();
});
afterAll(() => database.close());

/** Tries of somebody who never rests, in the first hour and the first and second day, each counted under all keys. */
async function guesses(...keys: TryKey[]): Promise<[hour: number, day: number, next: number]> {
	let asked: unknown[] = [];
	const auth = {
		async query(_text: string, values?: readonly unknown[]) {
			asked = [...(values ?? [])];
			return Promise.resolve({ rows: [{ seconds: 0 }] });
		},
	};
	await tries({ auth: auth as unknown as TestDatabase['auth'] }, 'key').count(...keys);
	const [hashes, most, windows] = asked as [Buffer[], number[], string[]];
	return database.asOwner(async (client) => {
		await client.query('delete from app.rate_limit');
		// Time passes by as much as one is told to wait.
		await client.query(`create function app.guess_all_day(bytea[], integer[], interval[]) returns integer[]
			language plpgsql as $$
			declare
				passed integer := 0;
				seconds integer;
				made integer[] := '{0, 0, 0}';
			begin
				while passed < 2 * 86400 loop
					seconds := app.count_tries($1, $2, $3);
					if seconds = 0 then
						if passed < 3600 then made[1] := made[1] + 1; end if;
						if passed < 86400 then made[2] := made[2] + 1; else made[3] := made[3] + 1; end if;
					else
						passed := passed + seconds;
						update app.rate_limit set since = since - seconds * interval '1 s',
							blocked_until = blocked_until - seconds * interval '1 s';
					end if;
				end loop;
				return made;
			end $$`);
		const { rows } = await client.query<{ made: [number, number, number] }>(
			'select app.guess_all_day($1::bytea[], $2::integer[], $3::interval[]) as made',
			[hashes, most, windows],
		);
		await client.query('drop function app.guess_all_day(bytea[], integer[], interval[])');
		return rows[0]!.made;
	});
}

test('from one address 103 tries on the first day and 96 on each further one, and the account stays open for others', async () => {
	const all = await guesses(['pair', 'a 1'], ['account', 'a'], ['address', '1']);
	const alone = await guesses(['pair', 'a 1']);
	expect(all).toEqual(alone);
	expect(all).toEqual([11, 103, 96]);
});

test('from any number of addresses 20 at once and 20 an hour', async () => {
	const [hour, day, next] = await guesses(['account', 'a']);
	expect([hour, day, next]).toEqual([41, 501, 480]);
});

test('from a known device as from one address', async () => {
	expect(await guesses(['device', 'a'])).toEqual([11, 103, 96]);
});
