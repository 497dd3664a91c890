import type { ClientBase } from 'pg';
import { loginPassword, type Engine } from './connect.ts';
import { SettingsError } from './settings.ts';
import { sqlFile } from './sql-files.ts';

/**
 * Roles, the password of the serving role, and the schema with an owner for all that lies in it, also where the admin is
 * not a superuser; from here on the transaction is that owner's. Answers whether something had another owner, as in a
 * copy that was restored without it. Throws SettingsError naming what is in the way, and the cure.
 */
export async function prepare(
	client: ClientBase,
	engine: Engine,
	url: string | undefined,
): Promise<boolean> {
	// The embedded engine has made its roles when it started.
	if (engine === 'postgresql') await makeRoles(client, url);
	const isNew = await isEmpty(client);
	const owner = await otherOwner(client);
	try {
		await client.query('create schema if not exists app authorization app_owner');
		if (owner) await client.query(await sqlFile('owner.sql'));
		await client.query('set local role app_owner');
		await client.query("set local search_path = 'app'");
	} catch (error) {
		throw new SettingsError(
			owner
				? `What lies in the schema app belongs to ${owner}, and the role of DATABASE_URL cannot give it to app_owner: ${(error as Error).message}. Run pnpm db:migrate once with the address of a superuser.`
				: cannotPrepare(error),
		);
	}
	if (!isNew) await refusePart(client);
	return owner !== undefined && !isNew;
}

async function makeRoles(client: ClientBase, url: string | undefined): Promise<void> {
	try {
		await client.query(await sqlFile('roles.sql'));
		const password = url && loginPassword(url);
		if (password) await client.query(`alter role app_login password '${password}'`);
	} catch (error) {
		throw new SettingsError(cannotPrepare(error));
	}
}

const cannotPrepare = (error: unknown) =>
	`The role of DATABASE_URL cannot prepare the database: ${(error as Error).message}. Give a role that may create roles and that owns the database.`;

const notOurs = () =>
	new SettingsError(
		'The schema app of this database was not made by this program, or was restored only in part. Nothing was changed. Give an empty database, or restore the whole copy into one.',
	);

/** Whether nothing lies in the schema app yet. Throws SettingsError where it is that of another program. */
export async function isEmpty(client: ClientBase): Promise<boolean> {
	const { rows } = await client.query<{ filled: boolean; ours: boolean }>(`select
		exists (select from pg_class c where c.relnamespace = n.oid)
			or exists (select from pg_proc p where p.pronamespace = n.oid) as filled,
		(select count(*) = 2 from pg_attribute t join pg_class c on c.oid = t.attrelid
			where c.relnamespace = n.oid and c.relname = 'migration' and t.attname in ('name', 'checksum')) as ours
		from pg_namespace n where n.nspname = 'app'`);
	const [found] = rows;
	if (found?.filled && !found.ours) throw notOurs();
	return !found?.filled;
}

/** Tables without a single step were made by half a restore, or by another program. */
async function refusePart(client: ClientBase): Promise<void> {
	const hasSteps = async () =>
		(await client.query("select from app.migration where name <> 'laid' limit 1")).rowCount === 1;
	if (await hasSteps()) return;
	// Restored where the roles were missing, the table hides its rows: its policies named a role that was not there.
	await client.query('alter table app.migration no force row level security');
	if (!(await hasSteps())) throw notOurs();
}

/** Who owns something in the schema app beside app_owner. */
export async function otherOwner(client: ClientBase): Promise<string | undefined> {
	const { rows } = await client.query<{ owner: string }>(`select r.rolname as owner
		from (select n.nspowner as owner from pg_namespace n where n.nspname = 'app'
			union all select c.relowner from pg_class c join pg_namespace n on n.oid = c.relnamespace
				where n.nspname = 'app' and c.relkind in ('r', 'p', 'v', 'm', 'S')
			union all select p.proowner from pg_proc p join pg_namespace n on n.oid = p.pronamespace
				where n.nspname = 'app') as owned
		join pg_roles r on r.oid = owned.owner where r.rolname <> 'app_owner' limit 1`);
	return rows[0]?.owner;
}
