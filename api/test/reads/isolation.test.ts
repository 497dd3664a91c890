import { afterAll, beforeAll, expect, test } from 'vitest';
import { viewer } from '../../../schema/test/support/as-viewer.ts';
import { roles, type Role } from '../../../schema/test/support/two-cities.ts';
import { type Client, openOracle, type Oracle } from './oracle.ts';

let oracle: Oracle;
beforeAll(async () => (oracle = await openOracle()));
afterAll(() => oracle.database.close());

const everybody = Object.keys(roles) as Role[];
const drafts = [9000, 9001, 9002, 9003, 9004, 9100, 9101, 9102, 9103];
/** Questions of a few shapes, so that all viewers share their texts and, on a server, their prepared statements. */
const questions: ((client: Client) => Promise<unknown>)[] = [
	(client) =>
		client.achievement!.findMany!({
			select: { id: true, status: true, indicator: { select: { code: true, agencyId: true } } },
			where: { id: { gte: 9000 } },
			orderBy: { id: 'asc' },
		}),
	(client) =>
		client.indicator!.findMany!({
			select: { code: true, _count: { select: { achievements: true } } },
			orderBy: { id: 'asc' },
		}),
	(client) => client.achievement!.count!({ where: { status: { not: 'PUBLISHED' } } }),
	(client) => Promise.all(drafts.map((id) => client.achievement!.findUnique!({ where: { id } }))),
];

async function asked(role: Role, which: number, commit: boolean): Promise<string> {
	const { database, ours } = oracle;
	const operation = database.operation(viewer(role));
	const client = ours.of(async (text, values, isKnown) => {
		const isNamed = isKnown && database.engine === 'postgresql';
		const name = isNamed ? database.statementNames.of(text) : undefined;
		const { rows } = await operation.query<{ json: unknown }>({ name, text, values: [...values] });
		return rows[0]?.json;
	}) as unknown as Client;
	const answer = JSON.stringify(await questions[which]!(client));
	await operation.finish(commit);
	return answer;
}

test('ten thousand questions of all roles at once: each is answered with its own rights', async () => {
	const alone = new Map<string, string>();
	for (const role of everybody)
		for (const which of questions.keys())
			alone.set(`${role} ${which}`, await asked(role, which, true));
	// The roles do not all see the same, or nothing would be shown here.
	for (const which of [0, 2, 3])
		expect(new Set(everybody.map((role) => alone.get(`${role} ${which}`))).size).toBeGreaterThan(4);

	let left = 10_000;
	const wrong: string[] = [];
	const asker = async () => {
		while (left-- > 0) {
			const role = everybody[Math.floor(Math.random() * everybody.length)]!;
			const which = Math.floor(Math.random() * questions.length);
			const answer = await asked(role, which, Math.random() < 0.5);
			if (answer !== alone.get(`${role} ${which}`)) wrong.push(`${role} ${which}`);
		}
	};
	await Promise.all(Array.from({ length: 24 }, asker));
	expect(wrong).toEqual([]);
}, 120_000);
