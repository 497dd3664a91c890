// pnpm db:migrate and pnpm db:reset.
import { openDatabase } from './connect.ts';
import { migrate } from './migrate.ts';
import { databaseSettings, SettingsError } from './settings.ts';

const [verb] = process.argv.slice(2);
try {
	if (verb !== 'migrate' && verb !== 'reset')
		throw new SettingsError('Give one of: migrate, reset.');
	const settings = databaseSettings();
	const database = await openDatabase(settings);
	try {
		if (verb === 'reset')
			await database.asAdmin((client) => client.query('drop schema if exists app cascade'));
		const { applied, reapplied } = await migrate(database, settings.url);
		console.log(
			applied.length > 0
				? `Applied ${applied.join(', ')}.`
				: `Nothing to migrate${reapplied ? '; functions, views and policies laid anew' : ''}.`,
		);
	} finally {
		await database.close();
	}
} catch (error) {
	if (!(error instanceof SettingsError)) throw error;
	console.error(error.message);
	process.exitCode = 1;
}
