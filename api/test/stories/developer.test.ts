import { afterAll, beforeAll, expect, test } from 'vitest';
import { post } from '../house.ts';
import { openStory, type Reader, type Story } from './story.ts';

let story: Story;
let developer: Reader;
beforeAll(async () => {
	story = await openStory();
	developer = await story.reader('developer');
});
afterAll(() => story.close());

const inDays = (days: number) =>
	new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const create = (expiresOn: string) =>
	developer.open<{ createToken: { token: string } }>('CreateToken', {
		input: { name: 'Peta kota', scopes: ['READ_PUBLIC'], expiresOn },
	});

test('a developer makes a token, asks with it until it is revoked, and reads its text once', async () => {
	const { createToken } = await create(inDays(30));
	const ask = async () => {
		const authorization = `Bearer ${createToken.token}`;
		const request = post({ query: '{ periods { label } }' }, { authorization });
		return (await story.desk.api.fetch(request)).status;
	};
	expect(await ask()).toBe(200);
	const list = await developer.open<{ viewer: { tokens: { id: string }[] } }>('Tokens');
	expect(JSON.stringify(list)).not.toContain(createToken.token);
	const [token] = list.viewer.tokens;
	expect(await developer.open('RevokeToken', { id: token?.id })).toMatchObject({
		revokeToken: { __typename: 'RevokeTokenSuccess' },
	});
	expect(await ask()).toBe(401);
});

test('a token for longer than a year is refused by its field', async () => {
	expect(await create(inDays(370))).toMatchObject({
		createToken: { __typename: 'InvalidInputError', field: 'expiresOn' },
	});
});

test('the search finds an agency, an indicator and a school by a word', async () => {
	const word = (search: string) => ({
		...{ agencies: { search }, indicators: { search }, schools: { search } },
		...{ period: { year: 2025, quarter: 1 }, locale: 'ID' },
	});
	expect(await developer.open('SearchPage', word('dindik'))).toMatchObject({
		agencies: { totalCount: 1, edges: [{ node: { code: 'DINDIK' } }] },
		indicators: { totalCount: 4 },
	});
	expect(await developer.open('SearchPage', word('contoh tiga'))).toMatchObject({
		schools: { totalCount: 1, edges: [{ node: { npsn: 'C0000003' } }] },
	});
});
