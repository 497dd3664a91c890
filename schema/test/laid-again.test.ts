import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { guardFindings } from '../src/guard.ts';
import { migrate } from '../src/migrate.ts';
import { databaseSettings } from '../src/settings.ts';
import { openTestDatabase } from './support/database.ts';

test('functions, triggers and policies can be laid again over a database in use', async () => {
	const database = await openTestDatabase();
	try {
		const state = () =>
			database.asOwner(async (client) => {
				const { rows } = await client.query(`select
					(select json_agg((polname, polrelid::regclass, pg_get_expr(polqual, polrelid))::text order by 1) from
						(select polname, polrelid, polqual from pg_policy order by polrelid::regclass::text, polname) p) as policies,
					(select count(*)::int from pg_trigger) as triggers,
					(select count(*)::int from app.access_rule) as rules`);
				return rows;
			});
		const before = await state();
		await database.asOwner((client) => client.query("delete from migration where name = 'laid'"));
		const { reapplied } = await migrate(database, databaseSettings(database.env).url);
		expect(reapplied).toBe(true);
		expect(await state()).toEqual(before);
		expect(await guardFindings(database)).toEqual([]);
	} finally {
		await database.close();
	}
});

test('a database in use of before bonds is brought up, and nothing of that is in the log of what people did', async () => {
	const database = await openTestDatabase();
	try {
		await database.asOwner((client) =>
			client.query(`insert into region (code, name, source) values ('11', 'x', 'x');
				insert into app_user (email, name) select n || '@x.example', 'x' from generate_series(1, 30) n;
				insert into user_grant (user_id, role, region_code) select id, 'EVALUATOR', '11' from app_user;
				set constraints all immediate;
				drop table agency_succession;
				alter table user_grant drop column place_code cascade;
				alter table agency drop constraint agency_id_city_code_key;
				alter table school drop constraint school_id_city_code_key cascade;
				alter table user_grant
					add constraint user_grant_agency_id_fkey foreign key (agency_id) references agency (id),
					add constraint user_grant_school_id_fkey foreign key (school_id) references school (id);
				alter table app_user drop column bonds cascade;
				alter table api_token drop column bonds cascade;
				alter table session drop column bonds cascade;
				alter table access_rule rename column reach to tie;
				alter table access_rule rename constraint access_rule_reach_check to access_rule_tie_check;
				delete from migration where name in ('20261124150000_ties', '20261125120000_agency_succession', '20261125121000_bonds')`),
		);
		const entries = () =>
			database.asOwner(async (client) => (await client.query('select from audit_log')).rowCount);
		const before = await entries();
		const { applied } = await migrate(database, databaseSettings(database.env).url);
		expect(applied).toEqual([
			'20261124150000_ties',
			'20261125120000_agency_succession',
			'20261125121000_bonds',
		]);
		const state = await database.asOwner((client) =>
			client.query(`select (select count(*)::int from app_user where bonds = app.bonds_of(id) and bonds <> '[]') as bound,
				(select count(*)::int from user_grant where place_code = '11') as placed`),
		);
		expect(state.rows).toEqual([{ bound: 30, placed: 30 }]);
		expect(before).toBeGreaterThan(0);
		expect(await entries()).toBe(before);
		expect(await guardFindings(database)).toEqual([]);
	} finally {
		await database.close();
	}
});

test('laying anew and somebody who reads one table after the other both come to their end', async () => {
	const database = await openTestDatabase();
	try {
		await database.asOwner((client) => client.query("delete from migration where name = 'laid'"));
		let laying: Promise<unknown> | undefined;
		const read = await database.asOwner(async (client) => {
			await client.query('select from region limit 1');
			laying = migrate(database, databaseSettings(database.env).url);
			laying.catch(() => {}); // told below
			await wait(600); // by now it waits for that table
			const { rows } = await client.query<{ name: string }>(
				`select oid::regclass::text as name from pg_class where relnamespace = 'app'::regnamespace and relkind = 'r'`,
			);
			for (const { name } of rows) await client.query(`select from ${name} limit 1`);
			return rows.length;
		});
		expect(read).toBeGreaterThan(20);
		expect(await laying).toMatchObject({ reapplied: true });
	} finally {
		await database.close();
	}
});
