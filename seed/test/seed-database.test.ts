import { afterEach, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../schema/test/support/database.ts';
import { parsePeriod } from '../src/period.ts';
import { seedDatabase, type Profile, type SeedResult } from '../src/seed-database.ts';

const until = parsePeriod('2026-Q3');
let database: TestDatabase;
afterEach(() => database.close());

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
		if (++steps > 3) throw new Error('power cut');
	};
	await expect(fill('demo', stop)).rejects.toThrow('power cut');
	expect(await Promise.all(['region', 'school', 'achievement', 'seed_run'].map(count))).toEqual([
		0, 0, 0, 0,
	]);
	expect(await fill('real')).toEqual({ state: 'filled' });
});

test('the large profile goes on where it stopped, and its percents are those of the database', async () => {
	database = await openTestDatabase();
	const options = { profile: 'large', seed: 1, connection: database } as const;
	const few = { ...options, until: parsePeriod('2022-Q1'), cities: 1 };
	await seedDatabase({ ...few, onProgress: () => {} });
	const lost = () => {
		throw new Error('power cut');
	};
	// The second city is there when its progress is told; nothing of it may be done twice.
	await expect(seedDatabase({ ...few, cities: 2, onProgress: lost })).rejects.toThrow('power cut');
	const steps: string[] = [];
	const rest = {
		...options,
		cities: 3,
		until,
		seed: 9,
		onProgress: ({ step }: { step: string }) => steps.push(step),
	};
	expect(await seedDatabase(rest)).toEqual({ state: 'filled' });
	expect(steps).toEqual(['Cities']);
	expect(await seedDatabase(rest)).toEqual({
		state: 'present',
		seed: 1,
		until: parsePeriod('2022-Q1'),
	});
	await database.asOwner(async (client) => {
		const cities = await client.query<{ city_code: string; n: number }>(
			`select city_code, count(*)::int as n from app.publication group by 1 order by 1`,
		);
		expect(cities.rows.map(({ city_code, n }) => [city_code, n])).toEqual([
			['11.01', 5220],
			['11.02', 5220],
			['33.75', 5220],
		]);
		const wrong = await client.query('select from app.publication_mismatches() limit 1');
		expect(wrong.rowCount).toBe(0);
		const ranked = await client.query(
			`select from app.agency_score where city_code = '11.02' and year = 2022 and quarter = 1 and rank is not null`,
		);
		expect(ranked.rowCount).toBe(34);
	});
}, 300_000);

test.runIf(process.env.TEST_ENGINE === 'postgresql')(
	'who writes what is logged does not wait for a seeding to end',
	async () => {
		database = await openTestDatabase();
		const ended: string[] = [];
		let act: Promise<unknown> | undefined;
		const write = () =>
			database.asOwner((client) =>
				client.query("insert into app.region (code, name, source) values ('11', 'Aceh', 'uji')"),
			);
		await fill('demo', () => {
			act ??= write().then(() => ended.push('written'));
		});
		ended.push('filled');
		await act;
		expect(ended).toEqual(['written', 'filled']);
	},
);
