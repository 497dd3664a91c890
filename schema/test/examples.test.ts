import { afterAll, beforeAll, expect, test } from 'vitest';
import { ruled } from '../resources.ts';
import { anonymous } from '../src/operation.ts';
import { openTestDatabase, type TestDatabase } from './support/database.ts';
import { ask, attempt, viewer } from './support/as-viewer.ts';
import { readMatrix, type Line } from './support/matrix.ts';
import { roles, type Role } from './support/two-cities.ts';

let database: TestDatabase;
beforeAll(async () => {
	database = await openTestDatabase({ with: 'two-cities' });
});
afterAll(() => database.close());

interface Sight {
	type: string;
	state: string | null;
	place: string;
	seen: boolean;
}
const look = async (
	role: Role,
	{ who = viewer('ADMIN'), province = false, factor = true } = {},
) => {
	const [row] = await ask<{ json: Sight[] }>(
		database,
		who,
		'select app.view_as_role($1, $2, $3, $4) as json',
		[role === 'PUBLIC' ? null : role, '33.75', province, factor],
	);
	return row!.json;
};

const reads = readMatrix().filter(({ verbs }) => verbs[0] === 'read');

const tableOf = (kind: string) => ruled.find((one) => one.kind === kind)?.table;

/** One in each place for every state of every kind whose rows have a number, and the viewer's own. */
const examples = ruled
	.filter(({ key }) => ['id', 'seq'].includes(key[0] ?? ''))
	.reduce((n, one) => n + 3 * (one.states ?? one.sorts ?? ['']).length + (one.owner ? 1 : 0), 0);

/** The cell of the matrix that an example stands for. */
function lineOf({ type, state, place }: Sight): Line {
	const line = reads.find(
		(one) => one.table === tableOf(type) && one.state === (state ?? '') && one.whose === place,
	);
	if (!line) throw new Error(`The matrix has no line for ${type} ${state} ${place}.`);
	return line;
}

test.each(Object.keys(roles) as Role[])(
	'looking as %s shows of the examples what the matrix says, cell by cell',
	async (role) => {
		const sights = await look(role);
		const wrong = sights.filter(
			(sight) =>
				// Nobody signed in has nothing of their own; a unit without a supervisor is served by the other one.
				!(role === 'PUBLIC' && sight.place === 'SELF') && sight.seen !== lineOf(sight).may[role],
		);
		expect(wrong).toEqual([]);
		expect(sights).toHaveLength(examples);
	},
);

test('a role on the province reaches the city, and one without its second factor reaches nothing', async () => {
	const drafts = (sights: Sight[]) =>
		sights.filter(({ type, state, seen }) => type === 'INDICATOR' && state === 'DRAFT' && seen);
	expect(drafts(await look('EVALUATOR', { province: true }))).toHaveLength(2);
	expect(drafts(await look('AUDITOR'))).toHaveLength(2);
	expect(drafts(await look('AUDITOR', { factor: false }))).toHaveLength(0);
});

test('looking leaves nothing behind but its entry in the log, and the viewer is who they were', async () => {
	const counts = () =>
		database.asOwner(async (client) => {
			const { rows } = await client.query(`select
				(select count(*) from app_user) as users, (select count(*) from region) as regions,
				(select count(*) from achievement) as achievements, (select count(*) from session) as sessions,
				(select count(*) from audit_log where seq > 9e18) as entries, (select count(*) from audit_pending) as pending`);
			return rows;
		});
	const before = await counts();
	const operation = database.operation(viewer('AUDITOR'));
	await operation.query("select app.view_as_role('ADMIN', '33.75', false, true)");
	const { rows } = await operation.query<{ id: number; role: string; drafts: string }>(
		`select app.viewer_id() as id, current_user::text as role,
			(select count(*) from app.achievement where id < 0)::text as drafts`,
	);
	await operation.finish(true);
	expect(rows).toEqual([{ id: 109, role: 'app_member', drafts: '0' }]);
	expect(await counts()).toEqual(before);
	const [entry] = await database.asOwner(async (client) => {
		const found = await client.query(
			"select actor, action, reason from audit_log where table_name = 'view_as_role' order by seq desc limit 1",
		);
		return found.rows;
	});
	expect(entry).toEqual({ actor: 109, action: 'CALL', reason: 'ADMIN' });
});

test('examples that reached the end of a transaction would make it fail', async () => {
	const operation = database.operation(viewer('ADMIN'));
	await operation.query("select app.stage_examples('EVALUATOR', '33.75', false, true)");
	await expect(operation.finish(true)).rejects.toThrow();
	const seen = await database.asOwner((client) =>
		client.query('select from app_user where id < 0'),
	);
	expect(seen.rowCount).toBe(0);
});

test('nobody else looks, nor an admin whose proof is old or who comes by a token', async () => {
	const text = "select app.view_as_role('EVALUATOR', '33.75', false, true)";
	const stage = "select app.stage_examples('EVALUATOR', '33.75', false, true)";
	for (const who of [viewer('EVALUATOR'), viewer('CASE_SUPERVISOR'), anonymous()])
		for (const call of [text, stage]) expect(await attempt(database, who, call)).toBe('42501');
	const old = new Date(Date.now() - 6 * 60_000);
	expect(await attempt(database, viewer('ADMIN', { provedAt: old }), text)).toBe('42501');
	const token = viewer('ADMIN', { via: 'token', scopes: ['READ_OWN', 'WRITE_OWN'] });
	for (const call of [text, stage]) expect(await attempt(database, token, call)).toBe('42501');
});
