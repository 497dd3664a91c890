// Before a test run: takes away what killed ones left.
import { clearDatabases } from './databases.ts';
import { clearFolders } from './folders.ts';

export async function setup(): Promise<void> {
	await clearFolders();
	if (process.env.TEST_DATABASE_URL) await clearDatabases(process.env.TEST_DATABASE_URL);
}
