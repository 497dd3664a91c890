import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCity, type City } from './city.ts';
import { explainedAlone, touching } from './touching.ts';
import { byRole, type Asker } from './viewers.ts';

/** Policies of which no field shows what they let through, and why. */
const silent: Record<string, string> = {
	target_read_own: 'No field shows a draft of a target; explainAccess says that it is there.',
	target_read_city: 'No field shows a draft of a target; explainAccess says that it is there.',
};

/** Policies on rows of which the city of the matrix has none, and where they are tried. */
const elsewhere: Record<string, string> = {
	achievement_read_returned: 'schema/test/reporting.test.ts',
	achievement_version_read_returned: 'schema/test/reporting.test.ts',
};

/** Policies on what is kept beside what it is made of: without them the same is computed, and the answer is the same. */
const sparing = new Set(['school_standing_read', 'city_glance_read']);

interface Policy {
	name: string;
	table: string;
	/** Database roles, and the condition as the catalog prints it. */
	roles: string;
	condition: string;
}

let city: City;
let policies: Policy[];
const all = () =>
	city.owner<Policy>(`select policyname::text as name, tablename::text as table,
		array_to_string(roles, ', ') as roles, qual as condition from pg_policies
		where schemaname = 'app' and roles && '{app_anon,app_member}' and cmd = 'SELECT' order by 2, 1`);
beforeAll(async () => {
	city = await openCity();
	policies = await all();
});
afterAll(() => city.close());

const answers = new Map<string, string>();

async function answer(who: Asker, text: string): Promise<string> {
	const { status, data, errors } = await city.ask(who, text);
	return JSON.stringify([status, data, errors?.map(({ extensions }) => extensions.code)]);
}

/** Who is answered otherwise without the policy, where anybody is; those whose roles it names are asked first. */
async function missing({ name, table, roles, condition }: Policy, texts: string[]) {
	const named = (who: Asker) => Number(!condition.includes(`'${who.name}'`));
	for (const who of byRole.toSorted((one, other) => named(one) - named(other)))
		for (const text of texts) {
			const key = `${who.name} ${text}`;
			const whole = answers.get(key) ?? (await answer(who, text));
			answers.set(key, whole);
			await city.owner(`drop policy ${name} on app.${table}`);
			const cut = await answer(who, text);
			await city.owner(
				`create policy ${name} on app.${table} for select to ${roles} using (${condition})`,
			);
			if (cut === whole) continue;
			// With the policy back, the answer is what it was: nothing else made the difference.
			expect(await answer(who, text)).toBe(whole);
			return who.name;
		}
	return undefined;
}

test.each(Object.keys(touching))('%s: each policy carries some answer', async (table) => {
	const wrong: string[] = [];
	for (const policy of policies.filter((one) => one.table === table)) {
		const seenBy = await missing(policy, touching[table] ?? []);
		if (policy.name in elsewhere) continue;
		if (sparing.has(policy.name)) {
			if (seenBy) wrong.push(`${policy.name} changes what ${seenBy} is answered`);
			continue;
		}
		if (!seenBy && !(policy.name in silent)) wrong.push(`${policy.name} carries nothing`);
		if (seenBy && policy.name in silent) wrong.push(`${policy.name} carries what ${seenBy} sees`);
		if (policy.name in silent && !(await missing(policy, explainedAlone[table] ?? [])))
			wrong.push(`${policy.name} carries nothing that is explained`);
	}
	expect(wrong).toEqual([]);
});

test('every table with a policy for viewers is asked for, and all are as they were', async () => {
	expect(
		[...new Set(policies.map(({ table }) => table))]
			.filter((table) => !(table in touching))
			.map((table) => `Say in api/test/matrix/touching.ts which question shows rows of ${table}.`),
	).toEqual([]);
	expect(policies.length).toBeGreaterThan(40);
	expect(Object.keys(silent).filter((name) => !policies.some((one) => one.name === name))).toEqual(
		[],
	);
	expect(await all()).toEqual(policies);
});
