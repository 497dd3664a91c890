import { afterAll, expect, test } from 'vitest';
import { migrate } from '../src/migrate.ts';
import { databaseSettings } from '../src/settings.ts';
import { openTestDatabase, type TestDatabase } from './support/database.ts';

const open: TestDatabase[] = [];
afterAll(() => Promise.all(open.map((database) => database.close())));

async function opened(wanted?: Parameters<typeof openTestDatabase>[0]): Promise<TestDatabase> {
	const database = await openTestDatabase(wanted);
	open.push(database);
	return database;
}

const value = (database: TestDatabase, sql: string) =>
	database.asAdmin(async (client) => {
		const { rows } = await client.query<{ value: unknown }>(`select (${sql}) as value`);
		return rows[0]?.value;
	});

test('each copy of a template is a database apart, with an audit log of its own', async () => {
	const [one, other] = [await opened({ with: 'two-cities' }), await opened({ with: 'two-cities' })];
	const chain = 'select id from app.audit_chain';
	expect(await value(one, chain)).not.toBe(await value(other, chain));
	await one.asOwner((client) => client.query("update agency set name = 'changed' where id = 1"));
	expect(await value(other, "select count(*)::int from app.agency where name = 'changed'")).toBe(0);
	const third = await opened({ with: 'two-cities' });
	expect(await value(third, "select count(*)::int from app.agency where name = 'changed'")).toBe(0);
	const signedIn = "select min(expires_at) > now() + interval '19 minutes' from app.session";
	expect(await value(third, signedIn)).toBe(true);
});

test('a copy is what migrating makes: a start finds nothing to do and nothing changed', async () => {
	const database = await opened();
	expect(await migrate(database, databaseSettings(database.env).url)).toEqual({
		applied: [],
		reapplied: false,
		mended: false,
		adopted: false,
	});
});

test('an empty database has no schema until it is migrated', async () => {
	const database = await opened({ migrated: false });
	expect(await value(database, "select to_regnamespace('app')::text")).toBe(null);
	const made = await migrate(database, databaseSettings(database.env).url);
	expect([made.applied.length > 10, made.reapplied]).toEqual([true, true]);
});
