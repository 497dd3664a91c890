import type { ClientBase } from 'pg';

/** What stands in a database, as far as deleting it is concerned. */
export interface Survey {
	/** Its name, as `--name` takes it. */
	name: string;
	/**
	 * `empty`: nothing, or tables without a row; `demo`: the made-up city alone; `kept`: anything else of ours;
	 * `foreign`: tables that are not ours, or a schema app that is not.
	 */
	state: 'empty' | 'demo' | 'kept' | 'foreign';
	/** What filled it: demo, real, large; undefined where nothing did. */
	profile: string | undefined;
	/** Accounts of real people, also those that are closed. */
	accounts: number;
	/** The id of its audit chain. */
	chain: string | undefined;
	/** A table that is not ours, where there is one. */
	example: string | undefined;
}

/**
 * Looks at the database with the rights of the admin. Row security is off for the look, so that rows whose policies
 * somebody took away are counted as well; nothing is changed. Whoever calls it and deletes in the same transaction
 * deletes what was counted: the accounts stay locked until it ends.
 */
export async function survey(client: ClientBase, name: string): Promise<Survey> {
	const example = await foreignTable(client);
	const nothing = { name, profile: undefined, accounts: 0, chain: undefined, example };
	const schema = await ourSchema(client);
	if (schema === 'none') return { ...nothing, state: example ? 'foreign' : 'empty' };
	if (schema === 'other') return { ...nothing, state: 'foreign', example: 'schema app' };
	await client.query('lock table app.app_user in access exclusive mode');
	await client.query('savepoint survey');
	for (const table of ['app_user', 'seed_run', 'region', 'audit_chain'])
		await client.query(`alter table if exists app.${table} no force row level security`);
	const { rows } = await client.query<{ accounts: number; profile: string | null; bare: boolean }>(
		`select (select count(*)::int from app.app_user where not is_demo) as accounts,
			(select string_agg(profile, ' and ' order by profile) from app.seed_run) as profile,
			not exists (select from app.region) and not exists (select from app.app_user) as bare`,
	);
	const { accounts, profile, bare } = rows[0]!;
	const chain = await chainOf(client);
	await client.query('rollback to savepoint survey');
	const isDemo = profile === 'demo' && accounts === 0;
	return {
		...nothing,
		state: isDemo ? 'demo' : bare && profile === null ? 'empty' : 'kept',
		profile: profile ?? undefined,
		accounts,
		chain,
	};
}

/** Whether the schema app is there, and laid by this program. */
async function ourSchema(client: ClientBase): Promise<'none' | 'ours' | 'other'> {
	const { rows } = await client.query<{ state: 'none' | 'ours' | 'other' }>(
		`select case when to_regnamespace('app') is null then 'none'
			when to_regclass('app.migration') is not null and to_regclass('app.app_user') is not null
				and to_regclass('app.seed_run') is not null and to_regclass('app.region') is not null then 'ours'
			else 'other' end as state`,
	);
	return rows[0]!.state;
}

/** Databases of before the log was chained have none. */
async function chainOf(client: ClientBase): Promise<string | undefined> {
	const { rows: known } = await client.query(
		"select where to_regclass('app.audit_chain') is not null",
	);
	if (known.length === 0) return undefined;
	const { rows } = await client.query<{ id: string }>('select id::text from app.audit_chain');
	return rows[0]?.id;
}

/** A table outside of our schemas that no extension brought. */
async function foreignTable(client: ClientBase): Promise<string | undefined> {
	const { rows } = await client.query<{ name: string }>(
		`select format('%I.%I', n.nspname, c.relname) as name
			from pg_class c join pg_namespace n on n.oid = c.relnamespace
			where c.relkind in ('r', 'p', 'm') and n.nspname not in ('app', 'ident', 'information_schema')
				and n.nspname !~ '^pg_'
				and not exists (select from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass
					and d.deptype = 'e')
			order by 1 limit 1`,
	);
	return rows[0]?.name;
}
