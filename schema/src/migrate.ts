import type { Database } from './connect.ts';
import { areOthersLaid, lay, laidFiles, takeAway, wasChanged } from './laid.ts';
import { lockTables } from './lock-tables.ts';
import { prepare } from './prepare.ts';
import { schemaFolder } from './sql-files.ts';
import { applyStep, pendingSteps, steps } from './steps.ts';

/** What a migration did. */
export interface MigrateResult {
	/** The names of the steps applied. */
	applied: string[];
	/** Whether functions, views and policies were laid anew. */
	reapplied: boolean;
	/** Whether that was because somebody had changed them in the database. */
	mended: boolean;
	/** Whether something had another owner, as in a copy restored without it, and was given to ours. */
	adopted: boolean;
}

/** What an operator is told where `adopted`. */
export const restoredWords =
	'The database was restored without its owner; owner, rules and rights were laid anew.';

/**
 * Brings the database to the state of this program: roles and owner, then the steps it lacks, then every function, view
 * and policy. A step finds tables and data alone, on an old database as on an empty one: what was laid before is taken
 * away first. All in one transaction: it is done wholly or not at all. Safe to repeat, and in several processes at once.
 * Throws SettingsError naming the file and the cause.
 */
export async function migrate(
	database: Database,
	url: string | undefined,
	folder = new URL('migrations/', schemaFolder),
): Promise<MigrateResult> {
	const [all, laid] = await Promise.all([steps(folder), laidFiles()]);
	return database.asAdmin(async (client) => {
		await client.query('select pg_advisory_xact_lock(736524001)');
		const adopted = await prepare(client, database.engine, url);
		await client.query('set local check_function_bodies = off');
		await client.query(`create table if not exists app.migration (
			name text primary key, checksum text not null, applied_at timestamptz not null default now())`);
		const pending = await pendingSteps(client, all);
		const newer = pending.length > 0 || (await areOthersLaid(client, laid));
		const mended = !newer && (await wasChanged(client));
		const reapplied = newer || mended;
		if (reapplied) {
			await lockTables(client);
			for (const step of pending) {
				await takeAway(client);
				await applyStep(client, step);
			}
			await takeAway(client);
			await lay(client, laid);
		}
		return { applied: pending.map(({ name }) => name), reapplied, mended, adopted };
	});
}
