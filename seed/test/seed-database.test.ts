import { afterEach, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../schema/test/database.ts';
import { parsePeriod } from '../src/period.ts';
import { seedDatabase, type Profile, type SeedResult } from '../src/seed-database.ts';

const until = parsePeriod('2026-Q3');
let database: TestDatabase;
afterEach(() => database?.close());

function fill(profile: Profile, onProgress = (): void => {}): Promise<SeedResult> {
	return seedDatabase({
		profile,
		seed: 1,
		until,
		today: '2026-11-24',
		connection: database,
		onProgress,
	});
}

async function count(table: string): Promise<number> {
	return database.asOwner(async (client) => {
		const { rows } = await client.query<{ n: number }>(
			`select count(*)::int as n from app.${table}`,
		);
		return rows[0]?.n ?? -1;
	});
}

test('the real profile loads public facts only, each with its source', async () => {
	database = await openTestDatabase();
	expect(await fill('real')).toEqual({ state: 'filled' });
	expect(
		await Promise.all(
			['region', 'indicator', 'publication', 'school', 'agency', 'app_user'].map(count),
		),
	).toEqual([...[33, 5, 30, 0, 0, 0]]);
	await database.asOwner(async (client) => {
		const { rows } = await client.query(
			`select 1 from app.region where source = '' union all select 1 from app.indicator where source is null`,
		);
		expect(rows).toEqual([]);
		const figures = await client.query<{ actual: string }>(
			`select actual::text from app.achievement a join app.indicator i on i.id = a.indicator_id
			where i.code = 'KOTA-POV' order by year`,
		);
		expect(figures.rows.map(({ actual }) => actual)).toEqual([
			...['7.92', '7.47', '6.75', '6.60', '7.17', '7.59', '7.00', '6.81', '6.71', '6.14'],
		]);
	});
});

test('a profile that is there is not loaded again, and another one is refused', async () => {
	database = await openTestDatabase();
	await fill('real');
	expect(await fill('real')).toEqual({ state: 'present', seed: 1, until });
	expect(await count('publication')).toBe(30);
	await expect(fill('demo')).rejects.toThrow('already filled with the profile real');
	expect(await count('school')).toBe(0);
});

test('a database with rows from elsewhere is left alone', async () => {
	database = await openTestDatabase();
	await database.asOwner((client) =>
		client.query(
			`insert into app.region (code, name, source) values ('33', 'Jawa Tengah', 'somebody')`,
		),
	);
	await expect(fill('demo')).rejects.toThrow('no profile put there');
	expect(await count('region')).toBe(1);
});

test('an interrupted run leaves nothing behind and can be repeated', async () => {
	database = await openTestDatabase();
	let steps = 0;
	const stop = () => {
		if (++steps > 4) throw new Error('power cut');
	};
	await expect(fill('demo', stop)).rejects.toThrow('power cut');
	expect(await Promise.all(['region', 'school', 'achievement', 'seed_run'].map(count))).toEqual([
		0, 0, 0, 0,
	]);
	expect(await fill('real')).toEqual({ state: 'filled' });
});
