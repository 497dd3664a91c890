import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Api } from '../src/api.ts';
import { openDesk, type Desk } from './admin/desk.ts';
import type { Body } from './house.ts';
import { mutation } from './mutation.ts';

const names = 'a'.repeat(64);
const figures = 'b'.repeat(64);
let desk: Desk;
let api: Api;
beforeAll(async () => {
	desk = await openDesk();
	api = await desk.house.api(
		{ PUBLIC_CACHE_MS: '60000' },
		{
			[names]: 'query Names { agencies { edges { node { shortName } } } }',
			[figures]: 'query Figures { ranking(period: { year: 2025, quarter: 1 }) { digest } }',
		},
	);
});
afterAll(() => desk.close());

/** What the public is answered. */
async function ask(hash: string): Promise<string> {
	const extensions = JSON.stringify({ persistedQuery: { version: 1, sha256Hash: hash } });
	const search = new URLSearchParams({ extensions }).toString();
	const response = await api.fetch(new Request(`http://api.example/graphql?${search}`));
	const { data, errors } = (await response.json()) as Body;
	expect(errors).toBeUndefined();
	return JSON.stringify(data);
}

/** Changes an agency behind the back of what tells of it. */
async function changeInSilence(name: string): Promise<void> {
	await desk.house.database.asOwner(async (client) => {
		await client.query('alter table app.agency disable trigger tell_public_change');
		await client.query('update app.agency set short_name = $1 where id = 1', [name]);
		await client.query('alter table app.agency enable trigger tell_public_change');
	});
}

test('an answer to the public is kept while nothing changes', async () => {
	// The very first question opens the connection that tells of changes; what was before it is not trusted.
	await ask(names);
	const before = await ask(names);
	await changeInSilence('Diam');
	expect(await ask(names)).toBe(before);
});

test('who changes an agency sees it in the very next public answer', async () => {
	const admin = await desk.demo('admin');
	const change = mutation('changeAgency', 'agency { shortName }');
	for (const shortName of ['Satu', 'Dua', 'Tiga']) {
		expect(await ask(names)).not.toContain(shortName);
		const id = Buffer.from('Agency:2').toString('base64url');
		await admin.ask(change, { input: { id, shortName } });
		expect(await ask(names)).toContain(shortName);
	}
});

test('a publication has the next public question answered anew', async () => {
	const before = await ask(figures);
	await desk.house.database.asOwner(async (client) => {
		await client.query(
			"update achievement set actual = actual / 2, version = version + 1, status = 'VERIFIED' where id = 31251",
		);
		await client.query('select publish_achievements(array[31251], now())');
	});
	await vi.waitFor(async () => expect(await ask(figures)).not.toBe(before), { timeout: 5000 });
});
