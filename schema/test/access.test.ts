import { afterAll, beforeAll, expect, test } from 'vitest';
import { ruled } from '../resources.ts';
import { openTestDatabase, type TestDatabase } from './support/database.ts';
import { ask, viewer } from './support/as-viewer.ts';
import { readMatrix, type Line } from './support/matrix.ts';
import { rowOf } from './support/rows.ts';
import { places, roles, type Place, type Role } from './support/two-cities.ts';

let database: TestDatabase;
beforeAll(async () => {
	database = await openTestDatabase({ with: 'two-cities' });
});
afterAll(() => database.close());

interface Explained {
	allowed: boolean;
	code: string | null;
	rule: string;
	ruleEn: string;
	ask: string | null;
	askEn: string | null;
}
const explain = (role: Role, kind: string, key: string, verb = 'READ') =>
	ask<{ json: Explained }>(
		database,
		viewer(role),
		'select app.explain_access($1, $2, $3) as json',
		[kind, key, verb],
	).then(([row]) => row!.json);

/** Kinds whose rules are also in the matrix, by the table that they name. */
const kinds: Record<string, string> = Object.fromEntries(
	ruled.filter(({ table }) => table !== 'rule_pack').map(({ table, kind }) => [table, kind]),
);
/** The key of the row that a line is about. */
const keyOf = (line: Line, role: Role) => /'?([\w.]+)'?$/.exec(rowOf(line, role))?.[1] ?? '';
const lines = readMatrix().filter(({ table, verbs }) => verbs[0] === 'read' && table in kinds);
const everyRole = Object.keys(roles) as Role[];

test.each(lines)(
	'$resource $whose: the explanation says what the policy does, for every role',
	async (line) => {
		const answers = await Promise.all(
			everyRole.map((role) => explain(role, kinds[line.table] ?? '', keyOf(line, role))),
		);
		const wrong = answers.filter(
			({ allowed, code, rule, ruleEn }, n) =>
				allowed !== line.may[everyRole[n]!] || (code === null) === allowed || !rule || !ruleEn,
		);
		expect(wrong).toEqual([]);
	},
);

const data = lines.filter(({ table }) => ['indicator', 'target', 'achievement'].includes(table));

test.each(data)(
	'$resource $whose: no rule would let in whom the policy keeps out',
	async (line) => {
		// As the owner every row is seen, so that the rules alone decide.
		const wrong = await database.asOwner(async (client) => {
			const different: string[] = [];
			for (const role of everyRole) {
				const key = /(\d+)$/.exec(rowOf(line, role))?.[1] ?? '';
				await client.query("select set_config('app.user_id', $1, true)", [roles[role] ?? '']);
				const { rows } = await client.query<{ json: Explained }>(
					"select app.explain_access($1, $2, 'READ') as json",
					[kinds[line.table], key],
				);
				const { allowed, code } = rows[0]?.json ?? { allowed: false, code: null };
				// What one gave back oneself is for the policy alone to tell: reporting.test.ts.
				if ((allowed && code !== 'achievement_returned') !== line.may[role])
					different.push(`${role}: ${code}`);
			}
			return different;
		});
		expect(wrong).toEqual([]);
	},
);

test.each(everyRole)(
	'the acts on entries see what the policies show to %s, and no more',
	async (role) => {
		const shown = await ask<{ id: number }>(
			database,
			viewer(role),
			'select id from app.achievement order by id',
		);
		const seen = await database.asOwner(async (client) => {
			await client.query("select set_config('app.user_id', $1, true)", [roles[role] ?? '']);
			const { rows } = await client.query<{ id: number }>(
				'select id from app.achievement a where app.sees_achievement(a) order by id',
			);
			return rows;
		});
		expect(seen).toEqual(shown);
		expect(shown.length).toBeGreaterThan(2);
	},
);

test.each(everyRole)('a hidden row and a missing one have the same answer for %s', async (role) => {
	const hidden = String(places.ELSEWHERE.indicator);
	for (const kind of ['ACHIEVEMENT', 'USER', 'GRANT', 'TOKEN']) {
		const key = { USER: '123', GRANT: '1123', TOKEN: '1123' }[kind] ?? hidden;
		const answer = await explain(role, kind, key);
		expect(answer).toEqual(await explain(role, kind, '987654'));
		expect(answer).toMatchObject({ allowed: false, code: null });
		expect(answer.ask).toBeTruthy();
	}
	for (const [kind, verb] of [
		['GRANT', 'APPROVE'],
		['GRANT', 'WITHDRAW'],
		['USER', 'CHANGE'],
		['TOKEN', 'REVOKE'],
	] as const)
		expect(await explain(role, kind, kind === 'USER' ? '123' : '1123', verb)).toEqual(
			await explain(role, kind, '987654', verb),
		);
});

const acts = readMatrix().filter(
	({ verbs, table, state }) =>
		['approve', 'withdraw', 'change', 'revoke'].includes(verbs[0] ?? '') &&
		table in kinds &&
		state !== 'CASE',
);

test.each(acts)('$resource $whose: $verbs is explained as it is done', async (line) => {
	const wrong: string[] = [];
	for (const role of everyRole) {
		const place = places[line.whose as Place] ?? places.OWN;
		const key = line.table === 'region' ? place.city : keyOf(line, role);
		if (line.state === 'WAITING' && line.whose === 'CITY') continue; // a unit without a supervisor: see grants.test.ts
		const { allowed } = await explain(
			role,
			kinds[line.table] ?? '',
			key,
			line.verbs[0]?.toUpperCase(),
		);
		if (allowed !== line.may[role]) wrong.push(`${role}: ${allowed}`);
	}
	expect(wrong).toEqual([]);
});

interface Rule {
	code: string;
	kind: string;
	verb: string;
	reach: string;
	roles: string[];
}

test('the roles that the rules name are those that the matrix names', async () => {
	const rules = await ask<Rule>(
		database,
		viewer('PUBLIC'),
		"select code, kind, verb, reach, roles from app.access_rule where reach <> 'ANYONE' order by code",
	);
	const named = new Map<string, Set<string>>();
	for (const { kind, verb, reach, roles: ofRule } of rules) {
		const key = `${kind} ${verb}`;
		const signedIn = everyRole.filter((role) => role !== 'PUBLIC');
		const holders = reach === 'SELF' && ofRule.length === 0 ? signedIn : ofRule;
		named.set(key, new Set([...(named.get(key) ?? []), ...holders]));
	}
	const wrong: string[] = [];
	for (const [key, holders] of named) {
		const [kind, verb] = key.split(' ');
		const cells = readMatrix().filter(
			({ table, verbs, state }) =>
				kinds[table] === kind &&
				verbs[0]?.toUpperCase() === verb &&
				(verb !== 'READ' || !isOpen(state)),
		);
		const may = everyRole.filter((role) => cells.some((line) => line.may[role]));
		if (may.toSorted().join() !== [...holders].toSorted().join())
			wrong.push(`${key}: ${may.join()} and not ${[...holders].join()}`);
	}
	expect(named.size).toBeGreaterThan(12);
	expect(wrong).toEqual([]);
});

/** States in which everybody reads the row, so that no role is needed. */
const isOpen = (state: string) => ['ADOPTED', 'PUBLISHED'].includes(state);

test('an own draft is explained by the rule of the agency, in both languages', async () => {
	expect(await explain('AGENCY_STAFF', 'ACHIEVEMENT', String(places.OWN.indicator))).toEqual({
		allowed: true,
		code: 'achievement_own',
		rule: 'Staf dan kepala perangkat daerah membaca realisasinya sendiri dalam setiap status.',
		ruleEn: 'Staff and head of an agency read its own achievements in every state.',
		ask: null,
		askEn: null,
	});
});

test.each([
	['NOTHING', 'READ', 'kind: '],
	['AGENCY', 'DELETE', 'verb: '],
])('a kind or verb without a rule is refused: %s %s', async (kind, verb, message) => {
	await expect(explain('ADMIN', kind, '1', verb)).rejects.toMatchObject({
		code: '22023',
		message: expect.stringContaining(message),
	});
});
