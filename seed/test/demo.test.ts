import { ruled } from '@seksama/schema/resources.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../schema/test/support/database.ts';
import { parsePeriod } from '../src/period.ts';
import { seedDatabase } from '../src/seed-database.ts';

const today = '2026-11-24';

async function fill(database: TestDatabase, until: string, seed = 1): Promise<void> {
	await seedDatabase({
		...{ profile: 'demo', seed, today },
		until: parsePeriod(until),
		connection: database,
		onProgress: () => {},
	});
}

async function query(database: TestDatabase, text: string): Promise<unknown[][]> {
	return database.asOwner(
		async (client) => (await client.query<unknown[]>({ text, rowMode: 'array' })).rows,
	);
}

describe('the demo city', () => {
	let database: TestDatabase;
	beforeAll(async () => {
		database = await openTestDatabase();
		await fill(database, '2026-Q3');
	}, 600_000);
	afterAll(() => database?.close());

	const one = async (text: string) => (await query(database, text))[0];
	const list = async (text: string) => (await query(database, text)).map(([value]) => value);

	test('has the real regions and 511 example schools by level', async () => {
		expect(
			await query(database, 'select level, count(*)::int from app.region group by 1 order by 1'),
		).toEqual([
			['CITY', 1],
			['DISTRICT', 4],
			['PROVINCE', 1],
			['VILLAGE', 27],
		]);
		expect(
			await query(
				database,
				'select level, count(*)::int from app.school group by 1 order by 2 desc',
			),
		).toEqual([
			['PAUD', 295],
			['PRIMARY', 146],
			['JUNIOR', 39],
			['SENIOR', 30],
			['SPECIAL', 1],
		]);
		expect(await one('select count(distinct village_code)::int from app.school')).toEqual([27]);
	});

	test('has figures that stand for a quarter without a report of its own, among them of the newest quarter', async () => {
		const stale = (condition: string) =>
			one(`select count(*)::int from app.publication p join app.indicator_definition d on d.id = p.definition_id
				where p.stale and p.superseded_at is null and ${condition}`);
		expect((await stale('true'))?.[0]).toBeGreaterThan(0);
		expect((await stale('p.year = 2026 and p.quarter = 3'))?.[0]).toBeGreaterThan(0);
		// What stands for a quarter is the last value reported: of nothing else can it be told.
		expect(await stale("d.accumulation <> 'LAST'")).toEqual([0]);
	});

	test('has something of every resource but what people make for themselves', async () => {
		const made = ['TOKEN', 'SESSION'];
		const missing: string[] = [];
		for (const { kind, table, room } of ruled.filter((one) => !made.includes(one.kind)))
			if (((await one(`select count(*)::int from app.${table}`)) ?? [0])[0] === 0)
				missing.push(`seed/src/${room}.ts: something of ${kind} for the demo city`);
		expect(missing).toEqual([]);
	});

	test('names every invented thing as an example', async () => {
		expect(
			await one(`select count(*)::int from app.school where name !~ 'Contoh' or not is_example`),
		).toEqual([0]);
		expect(
			await one(
				`select count(*)::int from app.indicator
				where (name !~ '[(]contoh[)]$' or name_en !~ '[(]example[)]$') and source is null`,
			),
		).toEqual([0]);
		expect(
			await one(
				`select count(*)::int from app.app_user where not is_demo or name !~ '[(]contoh[)]$' or email !~ '@demo[.]example$'`,
			),
		).toEqual([0]);
	});

	test('marks only the five published facts as sourced, and gives them no target', async () => {
		expect(
			await list('select code from app.indicator where source is not null order by code'),
		).toEqual([...['KOTA-GRDP', 'KOTA-HDI', 'KOTA-POV', 'KOTA-TPAK', 'KOTA-TPT']]);
		expect(
			await query(
				database,
				`select distinct p.state, p.percent, d.weight::text from app.publication p
				join app.indicator_definition d on d.id = p.definition_id where p.agency_id is null`,
			),
		).toEqual([['NO_TARGET', null, '0']]);
	});

	test('has 34 agencies with 10 to 40 indicators each, one of them succeeded by another', async () => {
		expect(
			await one(
				`select count(*)::int, min(n)::int >= 10, max(n)::int <= 40 from
				(select count(*) as n from app.indicator where agency_id is not null group by agency_id) as t`,
			),
		).toEqual([34, true, true]);
		expect(await list('select code from app.agency where valid_to is not null')).toEqual([
			'BAPPEDA',
		]);
		expect(
			await one(
				`select count(*)::int from app.achievement a join app.agency g on g.id = a.agency_id
				where make_date(a.year, greatest(a.quarter, 1) * 3, 1) not between g.valid_from and coalesce(g.valid_to, 'infinity')
				and a.quarter > 0`,
			),
		).toEqual([0]);
	});

	test('covers every direction, accumulation, kind and level', async () => {
		const found = await one(
			`select count(distinct direction)::int, count(distinct accumulation)::int, count(distinct minimize_formula)::int,
				count(distinct zero_target)::int, (select count(distinct (kind, level))::int from app.indicator)
			from app.indicator_definition`,
		);
		expect(found).toEqual([5, 6, 2, 2, 20]);
		expect(
			await one(
				`select count(distinct (direction, accumulation))::int from app.indicator_definition
				where direction in ('MAXIMIZE', 'MINIMIZE', 'STABILIZE')`,
			),
		).toEqual([18]);
	});

	test('has reports in every status, and none published outside the publishing function', async () => {
		expect(
			await list(
				`select status from app.achievement where year = 2026 and quarter = 3 group by 1 order by 1`,
			),
		).toEqual(['APPROVED', 'DRAFT', 'PUBLISHED', 'RETURNED', 'SUBMITTED', 'VERIFIED']);
		expect(
			await one(
				`select count(*)::int from app.achievement a where status = 'PUBLISHED' and not exists
				(select from app.publication p where p.achievement_id = a.id and p.superseded_at is null
					and p.achievement_version = a.version)`,
			),
		).toEqual([0]);
	});

	test('gives the demo agencies a report in every status', async () => {
		expect(
			await query(
				database,
				`select g.code, count(distinct a.status)::int from app.achievement a join app.agency g on g.id = a.agency_id
				where g.code in ('DINDIK', 'DINKES') and a.year = 2026 and a.quarter = 3 group by 1 order by 1`,
			),
		).toEqual([
			['DINDIK', 6],
			['DINKES', 6],
		]);
	});

	test('keeps the history of each report whole and in order of time', async () => {
		expect(
			await one(
				`select count(*)::int from app.achievement a where a.version <>
				(select count(*) from app.achievement_version v where v.achievement_id = a.id)`,
			),
		).toEqual([0]);
		expect(
			await one(
				`select count(*)::int from (select at < lag(at) over (partition by achievement_id order by version) as back
				from app.achievement_version) as t where back`,
			),
		).toEqual([0]);
		expect(await one(`select max(at) < '2026-11-24' from app.achievement_version`)).toEqual([true]);
	});

	test('has late, missing, corrected and not computable reports', async () => {
		const found = await one(
			`select
				(select count(*) > 100 from app.publication p where p.quarter > 0 and p.agency_id is not null
					and p.published_at::date - (make_date(p.year, p.quarter * 3, 1) + 31) > 60),
				(select count(*) > 50 from app.publication where superseded_at is not null and quarter > 0),
				(select count(*) > 5 from app.publication where state = 'NOT_COMPUTABLE'),
				(select sum(indicator_count - reported_count) > 200 from app.agency_score where quarter > 0 and year >= 2021)`,
		);
		expect(found).toEqual([true, true, true, true]);
	});

	test('leaves exactly one agency unranked in the last quarter, and shares one rank', async () => {
		expect(
			await query(
				database,
				`select g.code, reported_weight / weight < 0.6 from app.agency_score s join app.agency g on g.id = s.agency_id
				where year = 2026 and quarter = 3 and rank is null`,
			),
		).toEqual([['BPBD', true]]);
		expect(
			await one(
				`select count(*) > count(distinct rank) from app.agency_score where year = 2026 and quarter = 3 and rank is not null`,
			),
		).toEqual([true]);
	});

	test('has every mechanism status and every state of a requirement', async () => {
		expect(await list('select status from app.school_mechanism group by 1 order by 1')).toEqual([
			...['DRAFTED', 'ENFORCED', 'ESTABLISHED', 'EXPIRED', 'NONE'],
		]);
		expect(
			await list(`select state from app.requirement_results(array(select id from app.school), now(), app.today())
				group by 1 order by 1`),
		).toEqual([...['EXPIRED', 'MET', 'NOT_MET', 'PARTLY', 'UNVERIFIED']]);
	});

	test('puts schools under the authority that the law gives them', async () => {
		expect(
			await query(
				database,
				`select distinct level, authority from app.school
				where level in ('SENIOR', 'SPECIAL') or name ~ '^(RA|MI|MTs|MA) ' order by 1, 2`,
			),
		).toEqual([
			['JUNIOR', 'RELIGIOUS_AFFAIRS'],
			['PAUD', 'RELIGIOUS_AFFAIRS'],
			['PRIMARY', 'RELIGIOUS_AFFAIRS'],
			['SENIOR', 'PROVINCE'],
			['SENIOR', 'RELIGIOUS_AFFAIRS'],
			['SPECIAL', 'PROVINCE'],
		]);
	});

	test('has an account for every role', async () => {
		expect(
			await one('select count(distinct role)::int, count(*)::int from app.user_grant'),
		).toEqual([11, 16]);
		expect(
			await query(
				database,
				`select u.email, g.agency_id = (select id from app.agency where code = 'DINDIK') from app.app_user u
				join app.user_grant g on g.user_id = u.id where u.email ~ '^agency-' order by 1`,
			),
		).toEqual([
			['agency-head-2@demo.example', false],
			['agency-head@demo.example', true],
			['agency-staff-2@demo.example', false],
			['agency-staff@demo.example', true],
		]);
	});

	test('stores only numbers that can be recomputed from what was put in', async () => {
		expect(await query(database, 'select * from app.publication_mismatches()')).toEqual([]);
	});
});

describe('the same seed', () => {
	const open: TestDatabase[] = [];
	afterAll(() => Promise.all(open.map((database) => database.close())));

	/** A digest of every row of every table, by table; moments of the filling itself are left out. */
	async function digests(seed: number): Promise<unknown[][]> {
		const database = await openTestDatabase();
		open.push(database);
		await fill(database, '2022-Q1', seed);
		const tables = [
			'region',
			'agency',
			'indicator',
			'indicator_definition',
			'target',
			'achievement',
		]
			.concat(['achievement_version', 'publication', 'agency_score', 'city_score'])
			.concat(['school', 'school_requirement', 'school_activity', 'app_user', 'user_grant']);
		const row = `(to_jsonb(t) - 'refreshed_at')::text`;
		const parts = tables.map(
			(table) =>
				`select '${table}', md5(string_agg(${row}, '' order by ${row})) from app.${table} t`,
		);
		return query(database, parts.join(' union all '));
	}

	test('gives the same rows, and another seed gives others', async () => {
		const first = await digests(7);
		expect(await digests(7)).toEqual(first);
		const others = await digests(8);
		const drawn = [
			'target',
			'achievement',
			'publication',
			'agency_score',
			'school',
			'school_requirement',
			'school_activity',
		];
		for (const table of drawn)
			expect(others.find(([name]) => name === table)).not.toEqual(
				first.find(([name]) => name === table),
			);
	}, 300_000);
});
