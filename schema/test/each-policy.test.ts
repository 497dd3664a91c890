import type { ClientBase } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from './support/database.ts';
import { readMatrix } from './support/matrix.ts';
import { isTable, rowOf } from './support/rows.ts';
import { roles, type Role } from './support/two-cities.ts';

let database: TestDatabase;
beforeAll(async () => {
	database = await openTestDatabase({ with: 'two-cities' });
});
afterAll(() => database.close());

const reads = readMatrix().filter(({ table, verbs }) => isTable(table) && verbs[0] === 'read');

/** Cells of a table that differ from the matrix, as each viewer, inside the transaction of `client`. */
async function differences(client: ClientBase, table: string): Promise<string[]> {
	const different: string[] = [];
	const lines = reads.filter((line) => line.table === table);
	for (const role of Object.keys(roles) as Role[]) {
		const asked = lines.filter((line) => line.may[role]);
		if (asked.length === 0) continue;
		const columns = asked.map(
			(line) => `(select count(*)::int from app.${table} where ${rowOf(line, role)})`,
		);
		await client.query(`set local role ${roles[role] === null ? 'app_anon' : 'app_member'}`);
		await client.query("select set_config('app.user_id', $1, true)", [roles[role] ?? '']);
		const { rows } = await client.query<{ counts: number[] }>(
			`select array[${columns.join()}] as counts`,
		);
		asked.forEach((line, n) => {
			if (rows[0]?.counts[n] !== 1) different.push(`${line.resource} ${line.whose} ${role}`);
		});
	}
	return different;
}

test('each policy for viewers carries some cell: dropping it makes the cell differ', async () => {
	const { rows: policies } = await database.asOwner((client) =>
		client.query<{
			name: string;
			table: string;
		}>(`select policyname::text as name, tablename::text as table
			from pg_policies where schemaname = 'app' and roles && '{app_anon,app_member}'
				-- What one gave back oneself is no cell of the matrix: reporting.test.ts.
				and policyname not in ('achievement_read_returned', 'achievement_version_read_returned') order by 2, 1`),
	);
	const idle: string[] = [];
	await database.asOwner(async (client) => {
		for (const { name, table } of policies) {
			await client.query('savepoint whole');
			if ((await differences(client, table)).length > 0)
				idle.push(`${table} differs with every policy in place`);
			await client.query('rollback to savepoint whole');
			await client.query(`drop policy ${name} on app.${table}`);
			if ((await differences(client, table)).length === 0) idle.push(`${name} on ${table}`);
			await client.query('rollback to savepoint whole');
		}
	});
	expect(policies.length).toBeGreaterThan(30);
	expect(idle).toEqual([]);
});

test('the owner, too, sees a table only by a policy', async () => {
	const seen: string[] = [];
	await database.asOwner(async (client) => {
		for (const table of new Set(reads.map((line) => line.table))) {
			await client.query('savepoint whole');
			await client.query(`drop policy owner_all on app.${table}`);
			const { rowCount } = await client.query(`select from app.${table} limit 1`);
			if (rowCount !== 0) seen.push(table);
			await client.query('rollback to savepoint whole');
		}
	});
	expect(seen).toEqual([]);
});
