import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openDatabase, type Database } from '../src/connect.ts';
import { anonymous } from '../src/operation.ts';
import { databaseSettings } from '../src/settings.ts';
import { openTestDatabase, type TestDatabase } from './support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
	database = await openTestDatabase();
	await awake(database);
});
afterAll(() => database.close());

/** Opens a connection that serves viewers, as the first question does. */
async function awake(opened: Database): Promise<void> {
	await opened.operation(anonymous()).only({ text: 'select 1' });
}

/** What is kept to be quick: it changes no answer. */
const silent = ['city_glance', 'school_standing'];

/** The tables that somebody who did not sign in may, or may not, read something of. */
async function tables(readable: boolean): Promise<string[]> {
	const { rows } = await database.asOwner((client) =>
		client.query<{ name: string }>(
			`select relname as name from pg_class where relnamespace = 'app'::regnamespace and relkind = 'r'
				and has_any_column_privilege('app_anon', oid, 'select') = $1 order by 1`,
			[readable],
		),
	);
	return rows.map(({ name }) => name).filter((name) => !silent.includes(name));
}

/** Writes nothing, but as a statement that might have. */
const touch = (table: string) =>
	database.asOwner((client) => client.query(`delete from app.${table} where false`));

test('a change of any table that the public may read is told, once it is committed', async () => {
	const open = await tables(true);
	expect(open).toContain('publication');
	for (const table of open) {
		const told = vi.fn();
		const deafen = database.publicChanges.listen(told);
		await touch(table);
		await vi.waitFor(() => expect(told, table).toHaveBeenCalled(), { timeout: 5000 });
		deafen();
	}
});

test('what is not committed, not public, or only kept to be quick, is told to nobody', async () => {
	const told = vi.fn();
	const deafen = database.publicChanges.listen(told);
	const closed = await tables(false);
	// These refuse such a statement, each for a reason of its own.
	for (const table of closed.filter((name) => !['audit_log', 'audit_chain'].includes(name)))
		await touch(table);
	for (const table of silent) await touch(table);
	await expect(
		database.asOwner(async (client) => {
			await client.query('delete from app.publication where false');
			throw new Error('undone');
		}),
	).rejects.toThrow('undone');
	await awake(database);
	await new Promise((resolve) => setTimeout(resolve, 200));
	expect(told).not.toHaveBeenCalled();
	deafen();
});

test.skipIf(process.env.TEST_ENGINE === 'embedded')(
	'another process on the same server is told as well',
	async () => {
		const other = await openDatabase(databaseSettings({ ...database.env, DATABASE_POOL: '2' }));
		try {
			await awake(other);
			const told = vi.fn();
			other.publicChanges.listen(told);
			await touch('publication');
			await vi.waitFor(() => expect(told).toHaveBeenCalled(), { timeout: 5000 });
		} finally {
			await other.close();
		}
	},
);
