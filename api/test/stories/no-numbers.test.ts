import { register } from '@seksama/schema/resources.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Api } from '../../src/api.ts';
import type { PersonKind } from '../../src/graph/person-ids.ts';
import { changeUser, endSessions, giveGrant, newPerson, type Person } from '../admin/desk.ts';
import { question, rootFields } from '../matrix/walk.ts';
import { mutation } from '../mutation.ts';
import { numbersIn } from './numbers-in.ts';
import { keysOfPeople, publishedKeys } from '../../src/modules/audit/keys.ts';
import { documents, openStory, type Reader, type Story } from './story.ts';

/** From where on the rows of people are numbered, so that a number of one is known wherever it turns up. */
const begins = {
	app_user: 711_345_000,
	user_grant: 712_345_000,
	api_token: 713_345_000,
	session: 714_345_000,
	sign_in_link: 715_345_000,
};
const accounts = [
	...['admin', 'auditor', 'agency-head', 'agency-staff', 'evaluator', 'leadership', 'school-staff'],
	...['award-committee', 'case-worker', 'case-supervisor', 'developer'],
];
const password = 'kain jlamprang biru';
/** Lets one question name every row at once. */
const wide = {
	...{ RATE_LIMIT: 'off', LIMIT_DEPTH: '30', LIMIT_COST: '900000000', LIMIT_TOKENS: '200000' },
	...{
		LIMIT_QUERY_BYTES: '1000000',
		LIMIT_ALIASES: '5000',
		LIMIT_ROOT_FIELDS: '5000',
		LIMIT_REQUEST_MS: '30000',
	},
};

let story: Story;
let api: Api;
let readers: Reader[];
let admin: Reader;
let target: { id: string; email: string; person: Person };
/** Everything that anybody was answered: who was asked what, and what came. */
const heard: { by: string; text: string }[] = [];

/** Notes whatever they are answered, by the API and by sign-in, cookies and addresses included. */
function overheard<Who extends Person>(reader: Who, name: string): Who {
	const { send, post } = reader;
	reader.send = async (body, by) => {
		const answer = await send.call(reader, body, by);
		heard.push({ by: name, text: JSON.stringify(answer) });
		return answer;
	};
	reader.post = async (path, body, headers) => {
		const answer = await post.call(reader, path, body, headers);
		const said = [...answer.headers].map(([header, value]) => `${header}: ${value}`);
		heard.push({
			by: `${name} ${path}`,
			text: `${said.join('\n')}\n${await answer.clone().text()}`,
		});
		return answer;
	};
	return reader;
}

beforeAll(async () => {
	story = await openStory();
	const { desk } = story;
	for (const [table, first] of Object.entries(begins))
		await desk.sql(`alter table app.${table} alter column id restart with ${first}`);
	api = await desk.house.api(wide);
	const stranger = desk.stranger;
	desk.stranger = () => overheard(stranger(), 'somebody new');
	readers = [overheard(await story.reader(null), 'nobody')];
	for (const name of accounts) readers.push(overheard(await story.reader(name), name));
	admin = readers[1]!;
	target = await newPerson(admin, desk, password);
	await newPerson(admin, desk, password);
	const reason = 'mutasi pegawai';
	for (const [role, scope] of [
		...['STAFF', 'HEAD'].map((role) => [`AGENCY_${role}`, 'agency:DINDIK']),
		...['WORKER', 'SUPERVISOR'].map((role) => [`CASE_${role}`, 'agency:DLH']),
	]) {
		const input = { user: target.id, role, scope, reason };
		expect(await admin.ask(giveGrant, { input })).toMatchObject({
			answer: { __typename: 'GiveGrantSuccess' },
		});
	}
	await target.person.ask(mutation('createToken', 'id token'), {
		input: { name: 'uji', scopes: ['READ_OWN'], expiresOn: tomorrow() },
	});
	const other = desk.stranger();
	await other.signIn(target.email, password);
	await admin.ask(changeUser, { input: { id: target.id, name: 'Nama Baru', reason } });
});
afterAll(() => story.close());

function tomorrow(): string {
	return new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
}

/** What the pages ask with, by the names of their variables. */
const variables = () => ({
	...{ id: target.id, first: 100, home: '33.75', city: '33.75', code: 'DINDIK', agency: 'DINDIK' },
	...{ npsn: 'C0000001', by: 'LEVEL', locale: 'ID', year: 2025, policies: true, deep: true },
	...{ actors: true, health: true, agencies: true },
	...{ period: { year: 2025, quarter: 1 }, from: { year: 2024 }, to: { year: 2025 } },
});
/** Where the same name takes something else. */
const special: Record<string, object> = {
	IndicatorPage: { code: 'DINDIK-01', from: { year: 2025, quarter: 1 } },
	AgencyPage: {
		from: { year: 2025, quarter: 1 },
		before: { year: 2024, quarter: 4 },
		hasBefore: true,
	},
	RankingPage: { hasProof: true },
	DeskWaiting: { filter: { status: ['APPROVED'] } },
	RankingSince: { from: '2026-01-31T00:00:00Z' },
	TrendOfIndicator: { code: 'DINDIK-01' },
	SearchPage: { agencies: {} },
};

function ids(kind: PersonKind, text: string): Set<string> {
	const { numberOf } = story.desk.house.ids;
	return new Set(
		[...text.matchAll(/[\w-]{22}/g)].map(([id]) => id).filter((id) => numberOf(kind, id)),
	);
}

test('rows of people have their numbers where this looks for them', async () => {
	for (const [table, first] of Object.entries(begins)) {
		const rows = await story.desk.sql(`select from app.${table} where id >= $1`, [first]);
		expect([table, rows.length > 0]).toEqual([table, true]);
	}
	const [first] = Object.values(begins);
	const shown = [
		String(first),
		`"${first! + 5}"`,
		Buffer.from(`User:${first}`).toString('base64url'),
	];
	for (const text of [
		...shown,
		Buffer.from(`row:${first}`).toString('base64'),
		first!.toString(16),
	])
		expect(numbersIn(`{"id":${text}}`, begins)).not.toEqual([]);
});

describe.each(['nobody', ...accounts])('%s', (name) => {
	const reader = () => readers[['nobody', ...accounts].indexOf(name)]!;

	test('gets every document of the pages, in which no number of somebody stands', async () => {
		const failed: string[] = [];
		for (const { name: page, text } of documents.filter(({ isMutation }) => !isMutation)) {
			const asked = { query: text, variables: { ...variables(), ...special[page] } };
			const { errors } = await reader().send(asked, api);
			if (errors) failed.push(`${page}: ${errors[0]?.message}`);
		}
		expect(failed).toEqual([]);
	});

	test('asks every field by whatever way, and no number of somebody comes', async () => {
		const own = `{ viewer { id grants { id user { id } givenBy { id } } tokens { id user { id } } sessions { id user { id } } }
			explainAccess(type: USER, verb: READ, id: "${target.id}") { allowed rule ask }
			node(id: "${target.id}") { id ... on User { grants { id givenBy { id } } } } nodes(ids: ["${target.id}"]) { id }
			user(id: "${target.id}") { id } health { users sessions program }
			auditEntries(first: 100) { pageInfo { startCursor endCursor } edges { cursor node { key reason actor { id } } } } }`;
		await reader().send({ query: own }, api);
		for (const root of rootFields()) await reader().send({ query: question(root, 1) }, api);
		for (const list of ['users', 'grants', 'tokens', 'sessions'])
			for (const page of ['first: 1', 'last: 1', 'first: 1, after: "x"', 'first: 1, after: "MQ"']) {
				const query = `{ ${list}(${page}) { pageInfo { startCursor endCursor } edges { cursor } } }`;
				await reader().send({ query }, api);
			}
	});
});

test('nothing that sign-in answers shows a number of somebody, and one may end a session by its id', async () => {
	const { person, email } = target;
	const before = await person.get('/get-session');
	const { user, session } = (await before.clone().json()) as Record<string, Record<string, string>>;
	heard.push({ by: 'get-session', text: await before.text() });
	const { viewer } = await person.ask<{
		viewer: { id: string; sessions: { id: string; current: boolean }[] };
	}>('{ viewer { id sessions { id current } } }');
	const current = viewer.sessions.find((one) => one.current);
	expect([user?.['id'], session?.['userId'], session?.['id']]).toEqual([
		viewer.id,
		viewer.id,
		current?.id,
	]);
	await person.post('/update-user', { name: 'Nama Lain' });
	await person.post('/two-factor/enable', { password });
	await person.post('/change-password', { currentPassword: password, newPassword: `${password}!` });
	await person.post('/link/check', { code: 'x' });
	await person.post('/sign-in/email', { email, password: 'salah sekali' });
	const others = viewer.sessions.filter((one) => !one.current).map(({ id }) => id);
	expect((await person.post('/sessions/end', { id: others[0] })).status).toBe(404);
	const again = story.desk.stranger();
	await again.signIn(email, `${password}!`);
	const [one] = (
		await again.ask<{ viewer: typeof viewer }>('{ viewer { id sessions { id current } } }')
	).viewer.sessions.filter((each) => !each.current);
	expect((await again.post('/sessions/end', { id: one?.id })).status).toBe(200);
	await again.post('/sign-out');
	await admin.ask(endSessions, { input: { user: target.id, reason: 'selesai' } });
});

test('an auditor finds the same person by the same id in the log, on the page, in the list and in the file', async () => {
	const auditor = readers[2]!;
	const log = await auditor.open<{
		auditEntries: {
			edges: { node: { resource: string; key: string; actor: { id: string } | null } }[];
		};
	}>('AuditExport', { filter: {} });
	const keys = (resource: string) =>
		log.auditEntries.edges.flatMap(({ node }) => (node.resource === resource ? [node.key] : []));
	expect(keys('app_user')).toContain(JSON.stringify([target.id]));
	expect(keys('end_sessions')).toContain(JSON.stringify([target.id]));
	const { users } = await auditor.open<{ users: { edges: { node: { id: string } }[] } }>(
		'UsersPage',
		{
			filter: { search: target.email },
		},
	);
	expect(users.edges.map(({ node }) => node.id)).toEqual([target.id]);
	const page = await auditor.open<{ user: { id: string; grants: { id: string }[] } }>(
		'UserPage',
		variables(),
	);
	for (const { id } of page.user.grants) expect(keys('user_grant')).toContain(JSON.stringify([id]));
	const byActor = await auditor.open<{ auditEntries: { totalCount: number } }>('AuditPage', {
		filter: { actor: target.id },
	});
	expect(byActor.auditEntries.totalCount).toBeGreaterThan(0);
	for (const resource of ['sign_in_link', 'api_token']) expect(keys(resource)).not.toEqual([]);
});

test('in all that anybody was answered there is no number of somebody, plain or encoded', () => {
	const found = heard.flatMap(({ by, text }) =>
		numbersIn(text, begins).map((what) => `${by}: ${what}`),
	);
	expect([...new Set(found)].slice(0, 20)).toEqual([]);
	const all = heard.map(({ text }) => text).join('\n');
	// The control: every kind was shown, to somebody.
	for (const kind of ['User', 'Grant', 'Token', 'Session', 'SignInLink'] as const)
		expect([kind, ids(kind, all).size > 0]).toEqual([kind, true]);
	expect(heard.length).toBeGreaterThan(800);
});

test('the log speaks of every table that the register has logged, and of acts without a row', async () => {
	const { auditResources } = await admin.ask<{ auditResources: string[] }>('{ auditResources }');
	const logged = register.filter((one) => one.logged).map(({ table }) => table);
	expect(auditResources.toSorted()).toEqual([...logged, 'end_sessions', 'view_as_role'].toSorted());
});

test('of every table that is logged it is said whether its keys are of people or published', async () => {
	const logged = await story.desk.sql<{ name: string }>(
		`select distinct c.relname::text as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
		where t.tgname ~ '^audit_' order by 1`,
	);
	const said = [...Object.keys(keysOfPeople), ...publishedKeys];
	expect(logged.map(({ name }) => name)).toEqual(said.toSorted());
});
