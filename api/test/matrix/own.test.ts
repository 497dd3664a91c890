import { getNamedType } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCity, type City } from './city.ts';
import { globalId, ownTypes, rowTypes } from './types.ts';
import { allSeeing, everybody, isBlocked, type Asker, type Held } from './viewers.ts';
import { allFields } from './walk.ts';

let city: City;
beforeAll(async () => {
	city = await openCity();
});
afterAll(() => city.close());

const own = `{ viewer { signedIn name email isExample secondFactor
	grants { role scope } sessions { id current } tokens { id } } }`;

interface Own extends Record<string, unknown> {
	name: string;
	email: string;
	sessions: { id: string; current: boolean }[];
	tokens: { id: string }[];
}

/** What lies in the database of a user: the control of what others do not see. */
async function rowsOf({ userId, unproved }: Asker): Promise<Own> {
	const [row] = await city.owner<{
		name: string;
		email: string;
		sessions: number[];
		tokens: number[];
		current: number;
	}>(
		`select u.name, u.email, array(select t.id from api_token t where t.user_id = u.id order by id desc) as tokens,
			array(select s.id from session s where s.user_id = u.id) as sessions,
			(select s.id from session s where s.token = $2 || '-' || u.id) as current
		from app_user u where u.id = $1`,
		[userId, unproved ? 'bare' : 'token'],
	);
	const { name, email, sessions, tokens, current } = row!;
	return {
		name,
		email,
		sessions: sessions.map((number) => ({
			id: globalId('Session', number),
			current: number === current,
		})),
		tokens: tokens.map((id) => ({ id: globalId('Token', id) })),
	};
}

function scopeOf({ agency, school, region }: Held): string {
	if (agency !== undefined) return `agency:${{ 1: 'DINDIK', 2: 'DINKES', 901: 'DINDIK' }[agency]}`;
	return school === undefined ? `region:${region}` : `school:C000000${school}`;
}

const nothing = {
	...{ signedIn: false, name: null, email: null, isExample: false, secondFactor: null },
	...{ grants: [], sessions: [], tokens: [] },
};

test.each(everybody)('$name finds the own account and nothing of anybody else', async (who) => {
	const { data } = await city.ask(who, own);
	const viewer = data?.viewer as Own;
	const sorted = {
		...viewer,
		sessions: viewer.sessions.toSorted((a, b) => a.id.localeCompare(b.id)),
	};
	if (who.userId === null || isBlocked(who)) return expect(sorted).toEqual(nothing);
	if (who.by === 'READ_PUBLIC') return expect(sorted).toEqual({ ...nothing, signedIn: true });
	const { name, email, sessions, tokens } = await rowsOf(who);
	const grants = who.holds
		.map((held) => ({ role: held.role, scope: scopeOf(held) }))
		.toSorted((a, b) => a.role.localeCompare(b.role));
	expect(sorted).toEqual({
		...{ signedIn: true, name, email, isExample: false, grants },
		...(who.by === 'session'
			? {
					secondFactor: who.unproved ? 'VERIFY' : 'SHOWN',
					sessions: sessions.toSorted((a, b) => a.id.localeCompare(b.id)),
					tokens,
				}
			: { secondFactor: null, sessions: [], tokens: [] }),
	});
	expect(sessions).toHaveLength(2);
});

test('a token of a user who is blocked opens nothing, and says no more than a wrong one', async () => {
	const who = { ...allSeeing, by: 'READ_OWN' as const };
	const before = await city.ask(who, own);
	expect(before.data?.viewer).toMatchObject({ signedIn: true });
	await city.owner('update app_user set disabled_at = now() where id = $1', [who.userId]);
	const after = await city.ask(who, own);
	const api = await city.api();
	const wrong = await api.fetch(
		new Request('http://localhost:4303/graphql', {
			method: 'POST',
			headers: { 'content-type': 'application/json', authorization: 'Bearer sks_wrong' },
			body: JSON.stringify({ query: own }),
		}),
	);
	expect([after.status, after.text]).toEqual([wrong.status, await wrong.text()]);
	expect(after.status).toBe(401);
	await city.owner('update app_user set disabled_at = null where id = $1', [who.userId]);
});

const inLists = `query ($user: ID!) { user(id: $user) { id } grants(first: 100, filter: { user: $user }) { totalCount }
	sessions(filter: { user: $user }) { edges { node { id current } } } tokens(filter: { user: $user }) { totalCount } }`;

test.each(everybody)('$name finds the own rows in the lists of people too', async (who) => {
	const user = globalId('User', who.userId ?? 0);
	const { data } = await city.ask(who, inLists, { user });
	const lists = data as {
		user: { id: string } | null;
		grants: { totalCount: number };
		sessions: { edges: { node: { current: boolean } }[] };
		tokens: { totalCount: number };
	};
	const currents = lists.sessions.edges.filter(({ node }) => node.current).length;
	const found = [
		lists.user?.id,
		lists.grants.totalCount > 0,
		lists.tokens.totalCount > 0,
		currents,
	];
	const isSomebody = who.userId !== null && who.by !== 'READ_PUBLIC' && !isBlocked(who);
	expect(found).toEqual(
		isSomebody
			? [user, true, found[2], who.by === 'session' ? 1 : 0]
			: [undefined, false, false, 0],
	);
});

test('what a viewer reads of themselves is asked for here whole', () => {
	const leading = allFields().filter(({ path, field }) => {
		const { name } = getNamedType(field.type);
		return name in ownTypes || (path.startsWith('Viewer.') && name in rowTypes);
	});
	expect(leading.map(({ path }) => path).toSorted()).toEqual([
		'Query.explainAccess',
		'Query.viewer',
		'Viewer.grants',
		'Viewer.sessions',
		'Viewer.tokens',
	]);
});
