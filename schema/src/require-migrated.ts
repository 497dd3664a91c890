import type { Database } from './connect.ts';
import { areOthersLaid, laidFiles } from './laid.ts';
import { reason } from './lock.ts';
import { isEmpty, otherOwner } from './prepare.ts';
import { SettingsError } from './settings.ts';
import { schemaFolder } from './sql-files.ts';
import { pendingSteps, steps } from './steps.ts';

const cure = 'run pnpm db:migrate (or pnpm start) first';

/**
 * For a command that changes no table: throws SettingsError with one line and the cure where the database is not one of
 * ours, is older or newer than this program, or was restored without roles or owner.
 */
export async function requireMigrated(database: Database): Promise<void> {
	const [files, laid] = await Promise.all([
		steps(new URL('migrations/', schemaFolder)),
		laidFiles(),
	]);
	await database.asAdmin(async (client) => {
		const stop = (message: string) => Promise.reject(new SettingsError(message));
		if (await isEmpty(client)) return stop(`This database is empty; ${cure}.`);
		const { rows } = await client.query("select from pg_roles where rolname = 'app_owner'");
		if (rows.length === 0 || (await otherOwner(client)))
			return stop(`This database was restored without its roles or its owner; ${cure}.`);
		await client
			.query('set local role app_owner')
			.catch((error: unknown) =>
				stop(`The role of DATABASE_URL may not act as app_owner: ${reason(error)}; ${cure}.`),
			);
		if ((await pendingSteps(client, files)).length > 0 || (await areOthersLaid(client, laid)))
			return stop(`This database is not of this version of the program; ${cure}.`);
		return undefined;
	});
}
