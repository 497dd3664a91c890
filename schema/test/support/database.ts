import { openDatabase, type Database } from '../../src/connect.ts';
import { databaseSettings } from '../../src/settings.ts';
import { contents, type ContentName } from './contents.ts';
import { newDatabase } from './databases.ts';
import { newFolder } from './folders.ts';

export interface TestDatabase extends Database {
	/** Its settings as environment variables, for a program started by a test. */
	env: Record<string, string>;
}

interface Wanted {
	/** False for a database without any schema. */
	migrated?: boolean;
	/** What it holds: nothing where it is left out. */
	with?: ContentName;
}

/**
 * A migrated database of its own on the engine under test: PostgreSQL where TEST_DATABASE_URL is set and TEST_ENGINE is
 * not `embedded`, else PGlite in a temporary folder. It is a copy of a template, made once for each state of the files
 * that it is made of. `close` removes it.
 */
export async function openTestDatabase({
	migrated = true,
	with: content = 'nothing',
}: Wanted = {}): Promise<TestDatabase> {
	const server = process.env.TEST_ENGINE === 'embedded' ? undefined : process.env.TEST_DATABASE_URL;
	const copied = migrated ? content : undefined;
	const place = server ? await newDatabase(server, copied) : await newFolder(copied);
	const settings = databaseSettings({ ...place.env, DATABASE_POOL: '4' });
	const database = await openDatabase(settings, { serve: true });
	if (migrated)
		await database.asOwner((client) =>
			client.query(
				`update audit_chain set id = gen_random_uuid(), started_at = now(); ${contents[content]!.renew ?? ''}`,
			),
		);
	return {
		...database,
		env: place.env,
		async close() {
			await database.close();
			await place.remove();
		},
	};
}
