import { auditHeadFile } from '@seksama/schema/audit-heads.ts';
import { beginAuditLog, hasOtherHeads, keepAuditHead } from '@seksama/schema/audit-keeper.ts';
import { openDatabase } from '@seksama/schema/connect.ts';
import { migrate } from '@seksama/schema/migrate.ts';
import { databaseSettings, homeCity, SettingsError } from '@seksama/schema/settings.ts';
import { readArguments } from './arguments.ts';
import { periodLabel } from './period.ts';
import { progressLine } from './progress.ts';
import { seedDatabase, SeedError } from './seed-database.ts';

/** `pnpm seed -- --profile demo|real|large --seed 1`: exit code 2 for what the operator can mend. */
async function main(): Promise<void> {
	const settings = databaseSettings();
	const home = homeCity();
	const options = readArguments(process.argv.slice(2));
	const connection = await openDatabase(settings);
	const headFile = auditHeadFile(process.env, settings.dataDir);
	const progress = progressLine(process.stdout);
	try {
		await migrate(connection, settings.url);
		await keepAuditHead(connection, headFile);
		const started = performance.now();
		const result = await seedDatabase({ ...options, home, connection, onProgress: progress.show });
		progress.finish();
		const seconds = ((performance.now() - started) / 1000).toFixed(1);
		console.log(
			result.state === 'filled'
				? `The profile ${options.profile} is loaded (${seconds} s).`
				: `The profile ${options.profile} is already there (seed ${result.seed}, until ${periodLabel(result.until)}); nothing was changed.`,
		);
		// An operator who fills an empty database begins its log on purpose.
		if (result.state === 'filled' && (await hasOtherHeads(connection, headFile)))
			await beginAuditLog(connection, headFile, 'pnpm seed');
		else await keepAuditHead(connection, headFile);
	} finally {
		await connection.close();
	}
}

main().catch((error: unknown) => {
	const isExpected = error instanceof SeedError || error instanceof SettingsError;
	console.error(isExpected ? error.message : error);
	process.exitCode = isExpected ? 2 : 1;
});
