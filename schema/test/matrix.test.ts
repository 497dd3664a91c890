import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from './support/database.ts';
import { attempt, viewer } from './support/as-viewer.ts';
import { readMatrix, type Line } from './support/matrix.ts';
import { isTable, rowOf } from './support/rows.ts';
import { roles, type Role } from './support/two-cities.ts';

let database: TestDatabase;
let columns: Map<string, string[]>;
beforeAll(async () => {
	database = await openTestDatabase({ with: 'two-cities' });
	const { rows } = await database.asOwner((client) =>
		client.query<{ name: string; columns: string[] }>(`select table_name as name,
			array_agg(column_name::text order by ordinal_position) filter (where is_generated = 'NEVER') as columns
			from information_schema.columns where table_schema = 'app' group by 1`),
	);
	columns = new Map(rows.map((row) => [row.name, row.columns]));
});
afterAll(() => database.close());

const lines = readMatrix().filter(({ table }) => isTable(table));
const reads = lines.filter(({ verbs }) => verbs[0] === 'read');
const writes = lines.filter(({ verbs }) => verbs.includes('insert'));
const everyRole = Object.keys(roles) as Role[];
const tables = [...new Set(lines.map(({ table }) => table))];

/** A statement that would succeed for the owner. */
function statement(verb: string, line: Line, role: Role): string {
	const where = rowOf(line, role);
	const names = columns.get(line.table) ?? [];
	const key = names[0] ?? '';
	return {
		insert: `insert into app.${line.table} (${names.join(', ')}) overriding system value
			select ${names.join(', ')} from app.${line.table} where ${where} on conflict do nothing`,
		update: `update app.${line.table} set ${key} = ${key} where ${where}`,
		delete: `delete from app.${line.table} where ${where}`,
	}[verb]!;
}

/** How many rows of each kind the owner finds: the control of every cell. */
async function existing(wheres: readonly string[], table: string): Promise<number[]> {
	return database.asOwner(async (client) => {
		const counts: number[] = [];
		for (const where of wheres)
			counts.push((await client.query(`select from app.${table} where ${where}`)).rowCount ?? 0);
		return counts;
	});
}

test.each(tables)('%s is read by exactly those whom the matrix names', async (table) => {
	const wrong: string[] = [];
	for (const line of reads.filter((one) => one.table === table)) {
		const wheres = everyRole.map((role) => rowOf(line, role));
		const controls = await existing(wheres, table);
		const answers = await Promise.all(
			everyRole.map((role, n) =>
				attempt(database, viewer(role), `select from app.${table} where ${wheres[n]}`),
			),
		);
		everyRole.forEach((role, n) => {
			const got = answers[n];
			const right = line.may[role] ? got === 1 : got === 0 || got === '42501';
			if (controls[n] !== 1)
				wrong.push(`${line.resource} ${line.whose}: no such row (${wheres[n]})`);
			if (!right)
				wrong.push(`${line.resource} ${line.whose} ${role}: ${got} instead of ${line.may[role]}`);
		});
	}
	expect(wrong).toEqual([]);
});

test.each(tables)('%s is written by nobody directly', async (table) => {
	const wrong: string[] = [];
	for (const line of writes.filter((one) => one.table === table))
		for (const verb of line.verbs) {
			const answers = await Promise.all(
				everyRole.map((role) => attempt(database, viewer(role), statement(verb, line, role))),
			);
			everyRole.forEach((role, n) => {
				if (line.may[role] ? answers[n] !== 1 : answers[n] !== '42501')
					wrong.push(`${line.resource} ${line.whose} ${verb} ${role}: ${answers[n]}`);
			});
		}
	expect(wrong).toEqual([]);
});

test('what nobody may write, the owner could: the refusals are refusals of a right', async () => {
	const failed = await database.asOwner(async (client) => {
		const problems: string[] = [];
		for (const line of writes)
			for (const verb of ['insert', 'update']) {
				await client.query('savepoint control');
				await client.query(statement(verb, line, 'ADMIN')).catch((error: Error) => {
					if (!error.message.includes('append-only'))
						problems.push(`${line.resource} ${verb}: ${error.message}`);
				});
				await client.query('rollback to savepoint control');
			}
		return problems;
	});
	expect(failed).toEqual([]);
});

test('every table has its lines, in every state, for reading and for writing', async () => {
	const { rows } = await database.asOwner((client) =>
		client.query<{ name: string }>(
			"select tablename::text as name from pg_tables where schemaname = 'app' order by 1",
		),
	);
	expect([...tables].sort()).toEqual(rows.map(({ name }) => name).sort());
	const written = new Set(writes.map(({ resource, whose }) => `${resource} ${whose}`));
	expect(
		reads.map(({ resource, whose }) => `${resource} ${whose}`).filter((one) => !written.has(one)),
	).toEqual([]);
});

test('the login role itself can neither read, count nor copy any table', async () => {
	const reached: string[] = [];
	for (const table of tables)
		for (const text of [
			`select from app.${table} limit 1`,
			`copy (select 1 from app.${table}) to stdout`,
		]) {
			const code = await database
				.asAdmin(async (client) => {
					await client.query('set local session authorization app_login');
					return client.query(text);
				})
				.then(
					() => 'read',
					(error: { code?: string }) => error.code,
				);
			if (code !== '42501') reached.push(`${text}: ${code}`);
		}
	expect(reached).toEqual([]);
});
