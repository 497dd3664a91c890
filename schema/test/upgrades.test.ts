import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyAudit } from '../src/audit.ts';
import { guardFindings } from '../src/guard.ts';
import { migrate } from '../src/migrate.ts';
import { databaseSettings } from '../src/settings.ts';
import { tokenHash } from '../src/token.ts';
import { openTestDatabase, type TestDatabase } from './support/database.ts';
import { contentOf, oldCommits, openOldDatabase, shapeOf } from './support/old-database.ts';

let folder: string;
let fresh: unknown;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'seksama-upgrade-'));
	const database = await openTestDatabase();
	fresh = await database.asOwner(shapeOf);
	await database.close();
});
afterAll(() => rm(folder, { recursive: true }));

const ask = async <Row extends object>(
	database: TestDatabase,
	text: string,
	values: unknown[] = [],
) => (await database.asOwner((client) => client.query<Row>(text, values))).rows;

/** Ranks and scores of every period that was published. */
const rankings = (database: TestDatabase) =>
	ask<{ year: number; quarter: number; ranks: unknown[] }>(
		database,
		`select year, quarter, (select jsonb_agg(jsonb_build_array(e->'rank', e#>'{agency,code}', e->'score'))
			from jsonb_array_elements(app.ranking(city_code, year, quarter)->'entries') as e) as ranks
		from city_score where quarter > 0 order by year, quarter`,
	);

test('six old states of the database are kept', () => {
	expect(oldCommits).toHaveLength(6);
});

describe.each(oldCommits)('a database of %s', (commit) => {
	let database: TestDatabase;
	let heads: string;
	beforeAll(async () => {
		database = await openOldDatabase(commit);
		heads = join(folder, `${commit}.jsonl`);
	});
	afterAll(() => database.close());

	test('becomes the newest, and keeps what people and programs did in it', async () => {
		await ask(
			database,
			`insert into session (user_id, token, expires_at) values (5, 'lama', now() + interval '20 minutes')`,
		);
		const before = await database.asOwner((client) => contentOf(client));
		const ranked = await rankings(database);
		const [head] = await ask<{ chain: string; seq: string; hash: string }>(
			database,
			"select chain, seq, encode(hash, 'hex') as hash from audit_head()",
		);
		await writeFile(
			heads,
			`${JSON.stringify({ ...head, seq: Number(head!.seq), at: new Date().toISOString() })}\n`,
		);
		expect(Number(head!.seq)).toBeGreaterThan(20);
		expect(ranked).toHaveLength(8);

		const { url } = databaseSettings(database.env);
		expect((await migrate(database, url)).applied).not.toEqual([]);

		expect(await database.asOwner((client) => contentOf(client, before))).toEqual(before);
		expect(await rankings(database)).toEqual(ranked);
		expect(await ask(database, 'select * from publication_mismatches()')).toEqual([]);
		expect(await migrate(database, url)).toMatchObject({ applied: [], reapplied: false });
	});

	test('has the tables, functions, policies, triggers and rights of a new one', async () => {
		expect(await database.asOwner(shapeOf)).toEqual(fresh);
		expect(await guardFindings(database)).toEqual([]);
	});

	test('has everything filled that triggers keep', async () => {
		const wrong = await ask(
			database,
			`select 'user', id from app_user where bonds <> bonds_of(id) or bonds = '[]'
			union all select 'token', t.id from api_token t where t.bonds <> bonds_of(t.user_id)
			union all select 'session', s.id from session s where s.bonds <> bonds_of(s.user_id)
			union all select 'grant', id from user_grant where place_code <> grant_region(region_code, agency_id, school_id)
			union all select 'indicator', i.id from indicator i where definition_id is distinct from (select d.id
				from indicator_definition d where d.indicator_id = i.id order by d.version desc limit 1)`,
		);
		expect(wrong).toEqual([]);
	});

	test('knows its tokens and sessions, and whose were taken away', async () => {
		const owner = (token: string) =>
			ask(database, 'select user_id from viewer_of_token($1)', [tokenHash(token)]);
		expect(await owner('sks_lama')).toEqual([{ user_id: 5 }]);
		expect(await owner('sks_cabut')).toEqual([]);
		expect(await ask(database, "select user_id from viewer_of_session('lama')")).toEqual([
			{ user_id: 5 },
		]);
		const held = (id: number) =>
			database.asOwner(async (client) => {
				await client.query("select set_config('app.user_id', $1, true)", [String(id)]);
				return (await client.query('select role from viewer_grants() order by role')).rows;
			});
		expect(await held(5)).toEqual([{ role: 'EVALUATOR' }]);
		expect(await held(10)).toEqual([]);
		expect(await held(16)).toEqual([{ role: 'DEVELOPER' }, { role: 'EVALUATOR' }]);
	});

	test('has the chain of its log as it was, and goes on with it', async () => {
		const before = await verifyAudit(database, heads);
		expect(before).toMatchObject({ heads: 1, problems: [], notes: [] });
		await ask(database, "update agency set short_name = 'Dindik' where id = 1");
		const after = await verifyAudit(database, heads);
		expect(after).toMatchObject({ entries: before.entries + 1, problems: [] });
	});
});
