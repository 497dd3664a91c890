import type { ClientBase } from 'pg';
import { setTimeout as wait } from 'node:timers/promises';
import { SettingsError } from './settings.ts';

/** SQLSTATE lock_not_available and deadlock_detected. */
const busy = new Set(['55P03', '40P01']);

/**
 * Takes every table and view of ours to the end of the transaction, all at once or none: whoever waits for one while
 * holding another would end in a deadlock with a program that serves. So it waits less than PostgreSQL does before it
 * looks for one, lets go, and tries again. Throws SettingsError where others do not let go for about a minute.
 */
export async function lockTables(client: ClientBase): Promise<void> {
	const { rows } = await client.query<{ list: string | null }>(
		`select string_agg(format('%I.%I', n.nspname, c.relname), ', ' order by n.nspname, c.relname) as list
		from pg_class c join pg_namespace n on n.oid = c.relnamespace
		where n.nspname in ('app', 'ident') and c.relkind in ('r', 'p', 'v')`,
	);
	for (let tries = 0; rows[0]?.list; tries++) {
		await client.query("savepoint locking; set local lock_timeout = '400ms'");
		try {
			await client.query(`lock table ${rows[0].list} in access exclusive mode`);
			await client.query('set local lock_timeout = 0; release savepoint locking');
			return;
		} catch (error) {
			if (!busy.has((error as { code?: string }).code ?? '')) throw error;
			if (tries === 100)
				throw new SettingsError(
					'Others are using the tables and do not let go; stop what reads or saves this database for long, and start again. Nothing was changed.',
				);
		}
		await client.query('rollback to savepoint locking');
		await wait(50 + Math.random() * 300);
	}
}
