// Makes the copy of an old database that schema/test/upgrades.test.ts brings up: the code of an earlier commit fills an
// empty PostgreSQL database with the scenario city and what people did in it, and pg_dump writes it down. To repeat it:
//   git worktree add --detach /elsewhere/99c067b 99c067b   and there: pnpm install --frozen-lockfile
//   node schema/test/support/make-old-database.ts /elsewhere/99c067b postgresql://postgres@localhost/empty 99c067b
import type { ClientBase } from 'pg';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Database } from '../../src/connect.ts';

/** The old code, as far as it has always been the same. */
interface OldCode {
	openDatabase(settings: object): Promise<Database>;
	migrate(database: Database, url: string): Promise<unknown>;
	databaseSettings(env: NodeJS.ProcessEnv): object;
	seedScenario(client: ClientBase, today: string): Promise<void>;
}

const [folder = '', url = '', name = ''] = process.argv.slice(2);
const old: OldCode = Object.assign(
	{},
	...(await Promise.all(
		['schema/src/connect', 'schema/src/migrate', 'schema/src/settings', 'seed/src/scenario'].map(
			(file) => import(join(folder, `${file}.ts`)),
		),
	)),
);
const database = await old.openDatabase(old.databaseSettings({ DATABASE_URL: url }));
await old.migrate(database, url);
await database.asOwner((client) => old.seedScenario(client, '2026-11-24'));
await database.asOwner(live);
await database.close();
const dump = execFileSync(
	'pg_dump',
	['--dbname', url, '--schema', 'app', '--inserts', '--rows-per-insert', '500'],
	{ encoding: 'utf8', maxBuffer: 1e9 },
);
const file = join(import.meta.dirname, `${name}.sql.gz`);
writeFileSync(file, gzipSync(plain(dump), { level: 9 }));

/** What people did: an admin renamed an agency, gave and withdrew grants, and closed an account; two tokens. */
async function live(client: ClientBase): Promise<void> {
	await client.query("select set_config('app.user_id', '15', true)");
	await client.query("update agency set short_name = short_name || ' baru' where id = 1");
	await client.query(`insert into user_grant (user_id, role, region_code) values
		(16, 'EVALUATOR', '33.75'), (5, 'LEADERSHIP', '33.75')`);
	await client.query(
		`update user_grant set withdrawn_at = now() where user_id = 5 and role = 'LEADERSHIP'`,
	);
	await client.query('update app_user set disabled_at = now() where id = 10');
	await client.query(
		`insert into api_token (user_id, name, prefix, hash, scopes, expires_on, revoked_at) values
		(5, 'laporan', 'sks_lama', $1, '{READ_PUBLIC,READ_OWN}', '2999-12-31', null),
		(5, 'dicabut', 'sks_cabu', $2, '{READ_OWN}', '2999-12-31', now())`,
		['sks_lama', 'sks_cabut'].map((token) => createHash('sha256').update(token).digest()),
	);
}

/** The dump as one text of statements that changes no setting beyond its transaction, and knows no command of psql. */
function plain(text: string): string {
	return text
		.replace(/^\\.*\n/gm, '')
		.replace(/^SET /gm, 'SET LOCAL ')
		.replace("set_config('search_path', '', false)", "set_config('search_path', '', true)");
}
