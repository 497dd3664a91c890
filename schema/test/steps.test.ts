import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { guardFindings } from '../src/guard.ts';
import { migrate } from '../src/migrate.ts';
import { schemaFolder } from '../src/sql-files.ts';
import { databaseSettings } from '../src/settings.ts';
import { openTestDatabase, type TestDatabase } from './support/database.ts';
import { contentOf, shapeOf } from './support/old-database.ts';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
	database = await openTestDatabase();
	await database.asOwner((client) =>
		client.query(`insert into region (code, name, source) values ('11', 'x', 'x');
			insert into app_user (email, name, region_code) select n || '@x.example', 'x', '11' from generate_series(1, 30) n;
			insert into session (user_id, token, expires_at) select id, email, now() + interval '1 minute' from app_user`),
	);
});
afterAll(() => database.close());
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'seksama-steps-'));
	await cp(new URL('migrations', schemaFolder), folder, { recursive: true });
	return () => rm(folder, { recursive: true });
});

/** Brings the database up by the real steps and made-up ones after them. */
async function migrateWith(steps: Record<string, string>): Promise<string[]> {
	for (const [name, sql] of Object.entries(steps)) {
		await mkdir(join(folder, name));
		await writeFile(join(folder, name, 'migration.sql'), sql);
	}
	const { url } = databaseSettings(database.env);
	return (await migrate(database, url, pathToFileURL(`${folder}/`))).applied;
}

/** Forgets made-up steps and what they made. */
const forget = (sql: string) =>
	database.asOwner((client) =>
		client.query(`delete from migration where name like '2999%'; ${sql}`),
	);

const everything = () =>
	database.asOwner(async (client) => ({
		shape: await shapeOf(client),
		content: await contentOf(client),
	}));

test('a step on a database in use finds tables and data alone: no trigger, policy, view or function', async () => {
	const before = await everything();
	const look = (number: number) => `insert into app.seen select ${number},
		(select count(*) from pg_trigger g join pg_class c on c.oid = g.tgrelid
			where c.relnamespace = 'app'::regnamespace and not g.tgisinternal),
		(select count(*) from pg_policy),
		(select count(*) from pg_proc where pronamespace = 'app'::regnamespace),
		(select count(*) from pg_class where relnamespace = 'app'::regnamespace and relkind in ('v', 'm')),
		(select count(*) from app.app_user);`;
	const applied = await migrateWith({
		'29990101000000_first': `create table app.seen
			(step int, triggers int, policies int, functions int, views int, rows int);
			${look(1)}
			update app.app_user set name = 'y', region_code = '11';
			alter table app.app_user add column extra text;
			create function app.of_a_step() returns int language sql return 1;
			create view app.of_a_step as select * from app.app_user;
			create function app.of_its_rows() returns setof app.of_a_step language sql as 'select * from app.of_a_step';
			create view app.of_another as select (app.of_its_rows()).*`,
		'29990102000000_second': look(2),
	});
	expect(applied).toEqual(['29990101000000_first', '29990102000000_second']);
	const { rows } = await database.asOwner((client) =>
		client.query('select * from seen order by 1'),
	);
	const nothing = { triggers: 0, policies: 0, functions: 0, views: 0, rows: 30 };
	expect(rows).toEqual([
		{ step: 1, ...nothing },
		{ step: 2, ...nothing },
	]);
	expect(await guardFindings(database)).toEqual([]);
	await forget(
		"drop table seen; alter table app_user drop column extra; update app_user set name = 'x'",
	);
	await migrate(database, databaseSettings(database.env).url);
	expect((await everything()).shape).toEqual(before.shape);
});

test('a step that fails leaves data, functions, views, policies and rights as they were', async () => {
	const before = await everything();
	const failing = migrateWith({
		'29990101000000_first':
			'alter table app.app_user add column extra text; delete from app.session',
		'29990102000000_second': 'select\n1 / 0',
	});
	await expect(failing).rejects.toThrow(
		'Migration failed in 29990102000000_second: division by zero. Nothing was changed.',
	);
	expect(await everything()).toEqual(before);
	expect(await guardFindings(database)).toEqual([]);
});

test('what somebody built on our views or functions is named, and nothing is changed', async () => {
	const before = await everything();
	await database.asAdmin((client) =>
		client.query(`create schema reports; create view reports.of_schools as select * from app.school_mechanism;
			create function reports.of_mine() returns setof app.school_mechanism language sql as 'select * from app.school_mechanism';
			create table reports.of_days (day date default app.today())`),
	);
	const stopped = migrateWith({ '29990101000000_first': 'delete from app.session' });
	await expect(stopped).rejects.toThrow(
		/built on views or functions of this program: .*reports\.of_days.*reports\.of_mine.*reports\.of_schools/,
	);
	expect(await everything()).toEqual(before);
	await database.asAdmin((client) => client.query('drop schema reports cascade'));
});

test('whoever reads at that moment is told to forget what they kept', async () => {
	await guardFindings(database); // somebody has asked, so that a connection listens
	let told = 0;
	const stop = database.publicChanges.listen(() => told++);
	await migrateWith({ '29990101000000_first': 'select 1' });
	await expect.poll(() => told).toBeGreaterThan(0);
	stop();
	await forget('');
});
