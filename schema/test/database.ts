import pg from 'pg';
import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Database } from '../src/connect.ts';
import { migrate } from '../src/migrate.ts';
import { freshFolder } from './fresh-folder.ts';
import { databaseSettings } from '../src/settings.ts';

export interface TestDatabase extends Database {
	/** Its settings as environment variables, for a program started by a test. */
	env: Record<string, string>;
}

/**
 * A migrated, empty database of its own on the engine under test: PostgreSQL where TEST_DATABASE_URL is set and
 * TEST_ENGINE is not `embedded`, else PGlite in a temporary folder. `close` removes it.
 */
export async function openTestDatabase({ migrated = true } = {}): Promise<TestDatabase> {
	const server = process.env.TEST_ENGINE === 'embedded' ? undefined : process.env.TEST_DATABASE_URL;
	const place = server ? await newDatabase(server) : await newFolder();
	const settings = databaseSettings({ ...place.env, DATABASE_POOL: '4' });
	const database = await openDatabase(settings, { serve: true });
	if (migrated) await migrate(database, settings.url);
	return {
		...database,
		env: place.env,
		async close() {
			await database.close();
			await place.remove();
		},
	};
}

interface Place {
	env: Record<string, string>;
	remove(): Promise<void>;
}

/** Making a cluster takes the embedded engine seconds; a copy of a fresh one takes a moment. */
async function newFolder(): Promise<Place> {
	const folder = await mkdtemp(join(tmpdir(), 'seksama-test-'));
	const template = await freshFolder();
	await cp(join(template, 'pg'), join(folder, 'pg'), { recursive: true });
	return {
		env: { DATA_DIR: folder, DATABASE_URL: '' },
		remove: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }),
	};
}

async function newDatabase(server: string): Promise<Place> {
	const name = `seksama_test_${randomBytes(6).toString('hex')}`;
	await admin(server, `create database ${name}`);
	const url = new URL(server);
	url.pathname = `/${name}`;
	// The key of sign-in is kept in a folder where the address has no password to derive it from.
	const folder = join(tmpdir(), name);
	return {
		env: { DATABASE_URL: url.href, DATA_DIR: folder },
		async remove() {
			await admin(server, `drop database if exists ${name} with (force)`);
			await rm(folder, { recursive: true, force: true });
		},
	};
}

async function admin(server: string, sql: string): Promise<void> {
	const client = new pg.Client({ connectionString: server });
	await client.connect();
	try {
		await client.query(sql);
	} finally {
		await client.end();
	}
}
