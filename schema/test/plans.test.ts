import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from './support/database.ts';
import { ask, viewer } from './support/as-viewer.ts';
import { roles, type Role } from './support/two-cities.ts';

let database: TestDatabase;
beforeAll(async () => {
	database = await openTestDatabase({ with: 'two-cities' });
	await database.asOwner(async (client) => {
		await client.query(`
			insert into indicator (id, city_code, agency_id, code, name, name_en, kind, level)
				select 20000 + n, '33.75', n % 3 + 1, 'B-' || n, 'x', 'x', 'IKK', 'PROGRAM' from generate_series(1, 500) n;
			insert into achievement (city_code, agency_id, indicator_id, year, quarter, status, actual)
				select '33.75', n % 3 + 1, 20000 + n, 2010 + q / 4, q % 4 + 1,
					(array['DRAFT', 'SUBMITTED', 'APPROVED', 'VERIFIED', 'PUBLISHED', 'PUBLISHED'])[1 + (n + q) % 6], 1
				from generate_series(1, 500) n, generate_series(0, 39) q;
			insert into achievement_version (achievement_id, version, city_code, agency_id, status)
				select id, 1, city_code, agency_id, status from achievement where indicator_id > 20000;
			insert into target (city_code, agency_id, indicator_id, year, quarter, status, value)
				select '33.75', n % 3 + 1, 20000 + n, 2010 + q / 4, q % 4 + 1, 'ADOPTED', 1
				from generate_series(1, 500) n, generate_series(0, 39) q;
			insert into audit_log (seq, at, actor, role, action, table_name, city_code, agency_id, hash)
				select 2000000 + n, now(), n % 500, 'x', 'UPDATE', 'target', '33.75', n % 34, sha256('x')
				from generate_series(1, 20000) n`);
		for (const table of ['indicator', 'achievement', 'achievement_version', 'target', 'audit_log'])
			await client.query(`analyze ${table}`);
	});
});
afterAll(() => database.close());

/** Questions that a page asks of the large tables; each must stay an index's work under the policies. */
const questions: [string, string][] = [
	['achievement', 'select * from app.achievement where id = 300'],
	[
		'achievement',
		'select * from app.achievement where indicator_id = 20007 and year = 2015 and quarter = 2',
	],
	[
		'achievement',
		'select * from app.achievement where agency_id = 1 order by year desc, quarter desc limit 20',
	],
	[
		'achievement',
		"select * from app.achievement where city_code = '33.75' and year = 2015 and quarter = 2",
	],
	['achievement_version', 'select * from app.achievement_version where achievement_id = 300'],
	['target', 'select * from app.target where indicator_id = 20007 and year = 2015'],
	['indicator', 'select * from app.indicator where agency_id = 77'],
];
const everyRole = Object.keys(roles) as Role[];

async function plan(role: Role, text: string): Promise<string> {
	const rows = await ask<Record<string, string>>(
		database,
		viewer(role),
		`explain (costs off, verbose) ${text}`,
	);
	return rows.map((row) => row['QUERY PLAN']).join('\n');
}

test.each(questions)('%s answers by an index for every role: %s', async (table, text) => {
	const scanned: string[] = [];
	for (const role of everyRole)
		if ((await plan(role, text)).includes(`Seq Scan on app.${table}`)) scanned.push(role);
	expect(scanned).toEqual([]);
});

test('the newest entries of the log come by an index', async () => {
	for (const role of ['AUDITOR', 'ADMIN', 'AGENCY_HEAD'] as const)
		expect(await plan(role, 'select * from app.audit_log order by seq desc limit 20')).toContain(
			'audit_log_pkey',
		);
});

test('no policy asks who the viewer is once for each row', async () => {
	const { rows: tables } = await database.asOwner((client) =>
		client.query<{ name: string }>(`select distinct c.relname::text as name
			from pg_policy p join pg_class c on c.oid = p.polrelid
			where c.relnamespace = 'app'::regnamespace and 'app_member'::regrole = any(p.polroles)
				and has_any_column_privilege('app_member', c.oid, 'select')`),
	);
	const perRow: string[] = [];
	for (const { name } of tables)
		if (/Filter:.*viewer_\w+\(/.test(await plan('AUDITOR', `select count(*) from app.${name}`)))
			perRow.push(name);
	expect(tables.length).toBeGreaterThan(15);
	expect(perRow).toEqual([]);
});
