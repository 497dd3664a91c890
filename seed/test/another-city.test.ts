import { afterEach, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../schema/test/support/database.ts';
import { readCsv } from '../src/csv.ts';
import { fillEmpty, profileFor, seedProfile } from '../src/fill-empty.ts';
import { homeRegions } from '../src/home-regions.ts';
import { parsePeriod } from '../src/period.ts';
import { seedDatabase, type Profile } from '../src/seed-database.ts';

let database: TestDatabase | undefined;
afterEach(async () => {
	await database?.close();
	database = undefined;
});

async function opened(): Promise<TestDatabase> {
	return (database ??= await openTestDatabase());
}

async function fill(profile: Profile, home: string) {
	return seedDatabase({
		profile,
		home,
		seed: 1,
		until: parsePeriod('2026-Q3'),
		today: '2026-11-24',
		connection: await opened(),
		onProgress: () => {},
	});
}

async function rows(text: string): Promise<unknown[]> {
	const { asOwner } = await opened();
	return asOwner(async (client) => (await client.query({ text, rowMode: 'array' })).rows);
}

const levels =
	'select level, count(*)::int from app.region group by level order by min(length(code))';
const said: string[] = [];
const start = async (home: string, asked?: 'demo' | 'real') => {
	said.length = 0;
	return fillEmpty(await opened(), { asked, home }, (line) => said.push(line));
};

test('another city gets its own province, districts and villages, each with its source, and no facts of others', async () => {
	expect(await fill('real', '33.74')).toEqual({ state: 'filled' });
	expect(await rows(levels)).toEqual([
		['PROVINCE', 1],
		['CITY', 1],
		['DISTRICT', 16],
		['VILLAGE', 177],
	]);
	expect(
		await rows(`select code, name from app.region where length(code) <= 5 order by code`),
	).toEqual([
		['33', 'Jawa Tengah'],
		['33.74', 'Kota Semarang'],
	]);
	expect(await rows('select distinct source from app.region')).toEqual([
		['Kode wilayah Kemendagri, dari paket data idn-area-data 4.0.1 (MIT)'],
	]);
	expect(await rows('select code from app.indicator')).toEqual([]);
});

test('the regions of the demo city are those of the package of all cities', async () => {
	expect(await homeRegions('33.75')).toEqual(readCsv('regions'));
});

test.each(['33.99', '33.7', '', '33.74.01'])('no city has the code "%s"', async (code) => {
	await expect(homeRegions(code)).rejects.toThrow(
		`HOME_CITY is "${code}", which no city or regency has; give its Kemendagri code, such as`,
	);
});

test('a database of one city is not filled with another, nor served for it', async () => {
	await fill('real', '33.74');
	const wrong =
		'HOME_CITY is "33.26", and the database holds 33.74 Kota Semarang; set HOME_CITY to 33.74, or use an empty database.';
	await expect(fill('real', '33.26')).rejects.toThrow(wrong);
	await expect(start('33.26')).rejects.toThrow(wrong);
	expect(await fill('real', '33.74')).toMatchObject({ state: 'present' });
	expect(await start('33.74')).toBe('real');
	expect(said).toEqual([]);
});

test('the demo is a city of its own, so another one is refused with the way to it', async () => {
	await expect(fill('demo', '33.74')).rejects.toThrow(/demo is a city of its own, 33\.75; .*real/);
	await expect(start('33.74', 'demo')).rejects.toThrow('SEED_PROFILE=real');
	expect(await rows('select code from app.region')).toEqual([]);
});

test('an unknown code fills nothing', async () => {
	await expect(start('99.99', 'real')).rejects.toThrow('HOME_CITY is "99.99", which no city');
	expect(await rows('select code from app.region')).toEqual([]);
});

test('an empty PostgreSQL gets the public facts, and the embedded one the demo, where nothing is asked', () => {
	expect(profileFor('postgresql', undefined)).toBe('real');
	expect(profileFor('embedded', undefined)).toBe('demo');
	for (const engine of ['postgresql', 'embedded'] as const)
		for (const asked of ['real', 'demo'] as const) expect(profileFor(engine, asked)).toBe(asked);
});

test('what is asked is done on an empty database, and only told on a filled one', async () => {
	expect(await start('33.75', 'real')).toBe('real');
	expect(said).toEqual(['Filling the empty database with the public facts of 33.75:']);
	expect(await start('33.75', 'demo')).toBe('real');
	expect(said).toEqual([
		'SEED_PROFILE is demo, and the database is filled already (real); nothing was changed.',
	]);
	expect(await rows('select profile from app.seed_run')).toEqual([['real']]);
});

test('what somebody else put there stays as it is, and has to be of the city', async () => {
	const { asOwner } = await opened();
	await asOwner((client) =>
		client.query(`insert into app.region (code, name, source) values ('33', 'Jawa Tengah', 'x')`),
	);
	await expect(start('33.75')).rejects.toThrow('the database has no city yet');
	await asOwner((client) =>
		client.query(`insert into app.region (code, name, source) values ('33.75', 'Kota', 'x')`),
	);
	expect(await start('33.75', 'real')).toBe('other');
	expect(said).toEqual([
		'SEED_PROFILE is real, and the database is filled already (other); nothing was changed.',
	]);
});

test('a profile that is none is refused by its name', () => {
	expect([seedProfile({}), seedProfile({ SEED_PROFILE: '' })]).toEqual([undefined, undefined]);
	for (const SEED_PROFILE of ['large', 'Demo', 'demo ', 'x'.repeat(100)])
		expect(() => seedProfile({ SEED_PROFILE })).toThrow(
			`SEED_PROFILE is "${SEED_PROFILE}"; give demo or real, or leave it out.`,
		);
});
