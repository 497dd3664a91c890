import { afterAll, beforeAll, expect, test } from 'vitest';
import { models } from '../../src/reads/model.ts';
import { type Client, delegateOf, openOracle, type Oracle } from './oracle.ts';

let oracle: Oracle;
beforeAll(async () => (oracle = await openOracle()));
afterAll(() => oracle.database.close());

const required = Object.entries(models).flatMap(([model, { relations }]) =>
	Object.entries(relations)
		.filter(([, relation]) => relation.required && !relation.list)
		.map(([relation, { model: target }]) => [model, relation, models[target]!.table] as const),
);

test.each(required)(
	'%s whose %s is hidden by a policy comes without it, as from the client of the models',
	async (model, relation, hidden) => {
		const asOwner = (text: string) => oracle.database.asOwner((client) => client.query(text));
		const orderBy = models[model]!.key.map((one) => ({ [one]: 'asc' }));
		const rows = (client: Client) =>
			client[delegateOf(model)]!.findMany!({ include: { [relation]: true }, orderBy });
		const [before] = await oracle.both('AUDITOR', rows);
		expect(before).not.toEqual([]);
		await asOwner(`create policy hidden on app.${hidden} as restrictive for select using (false)`);
		try {
			const [here, there] = await oracle.both('AUDITOR', rows);
			expect(here).toEqual(there);
			for (const row of here as Record<string, unknown>[]) expect(row[relation]).toBeNull();
		} finally {
			await asOwner(`drop policy hidden on app.${hidden}`);
		}
	},
);
