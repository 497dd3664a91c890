import { afterAll, beforeAll, expect, test } from 'vitest';
import { readMatrix } from '../../../schema/test/support/matrix.ts';
import type { Api } from '../../src/api.ts';
import { schema } from '../../src/schema.ts';
import { achievementActs } from './achievement-acts.ts';
import { actors, insertActors } from './act-askers.ts';
import { accountActs } from './account-acts.ts';
import { allowedRows, type Allowed } from './allowed.ts';
import { beyondMatrix, notTried } from './beyond.ts';
import { openCity, type City } from './city.ts';
import { changed, digests } from './digest.ts';
import { grantActs } from './grant-acts.ts';
import { askedLines } from './lines.ts';
import { expectedKind, may, sees } from './may-act.ts';
import { rehearsed } from './rehearsal.ts';
import { successionActs } from './succession-acts.ts';
import type { Act, Self, Subject } from './subjects.ts';
import type { Asker } from './viewers.ts';

const acts: Record<string, Act> = {
	...accountActs,
	...grantActs,
	...successionActs,
	// Last: what is published changes what others would leave.
	...achievementActs,
};

let city: City;
let allowed: Allowed;
let selfOf: (who: Asker) => Self;
let rehearsal: Api;
let real: Api;
const tried = { allowed: 0, refused: 0 };
beforeAll(async () => {
	city = await openCity();
	selfOf = await insertActors(city);
	for (const who of actors) await city.headers(who);
	allowed = await allowedRows(city, actors);
	real = await city.api();
	rehearsal = await city.api('yoga', {}, rehearsed(city.database));
});
afterAll(async () => {
	await city.close();
	console.log(
		`Acts: ${tried.allowed} were allowed and ${tried.refused} refused, as the matrix says.`,
	);
});

/** The answer without the number of the request, which alone may differ. */
const plain = (text: string) => text.replaceAll(/"requestId":"[^"]+"/g, '"requestId":""');

async function attempt(who: Asker, { document }: Act, { input }: Subject, api: Api) {
	const { data, errors, text, status } = await city.ask(who, document, { input }, api);
	const type = (data?.answer as { __typename: string } | null)?.__typename;
	const kind = type?.endsWith('Success')
		? 'Success'
		: (type ?? String(errors?.[0]?.extensions.code));
	return { kind, text: `${status} ${plain(text)}` };
}

test.each(Object.keys(acts))('%s is done by exactly those whom the matrix names', async (name) => {
	const act = acts[name]!;
	const wrong: string[] = [];
	let done = 0;
	let before = await digests(city);
	for (const who of actors) {
		const texts = new Map<string, Set<string>>();
		for (const subject of act.subjects(selfOf(who))) {
			const wanted = expectedKind(who, act, subject, allowed);
			const isRow = !act.unseen && !subject.missing && !subject.past;
			// Where a mutation takes a row and makes another, as giveGrant does, the first has no say.
			if (isRow && may(who, act, subject) && !sees(who, subject, allowed))
				wrong.push(
					`${who.name}, ${subject.name}: the matrix lets them act on what they do not see`,
				);
			// What is refused is tried for good, so that whatever it left behind would be found.
			const got = await attempt(who, act, subject, wanted === 'Success' ? rehearsal : real);
			if (got.kind !== wanted)
				wrong.push(`${who.name}, ${subject.name}: ${got.kind} instead of ${wanted}`);
			tried[wanted === 'Success' ? 'allowed' : 'refused'] += 1;
			done += Number(wanted === 'Success');
			// What is hidden is told apart from what is missing by nothing, and no refusal tells why.
			const key = sees(who, subject, allowed) ? wanted : 'hidden or missing';
			const isPlain = !['Success', 'InvalidInputError', 'ConflictError'].includes(key);
			if (isPlain) texts.set(key, (texts.get(key) ?? new Set()).add(got.text));
		}
		for (const [kind, different] of texts)
			if (different.size > 1) wrong.push(`${who.name}, ${kind}: ${[...different].join(' or ')}`);
		const after = await digests(city);
		const touched = changed(before, after);
		if (touched.length > 0) wrong.push(`${who.name} was refused and changed ${touched.join()}`);
		before = after;
	}
	expect(wrong).toEqual([]);
	expect(done).toBeGreaterThan(0);
});

test('what the viewer may do with a row is told as it is done', async () => {
	const wrong: string[] = [];
	const fields = {
		changeUser: 'mayChange',
		approveGrant: 'mayApprove',
		withdrawGrant: 'mayWithdraw',
	};
	const type = (field: string) => (field === 'mayChange' ? 'User' : 'Grant');
	for (const [name, field] of Object.entries(fields))
		for (const who of actors)
			for (const subject of acts[name]!.subjects(selfOf(who))) {
				if (subject.missing) continue;
				const { input } = subject;
				const id = typeof input === 'string' ? input : (input as { id: string }).id;
				const { data } = await city.ask(
					who,
					`{ node(id: "${id}") { ... on ${type(field)} { told: ${field} } } }`,
					{},
					real,
				);
				const told = (data?.node as { told: boolean } | null)?.told;
				const wanted = sees(who, subject, allowed)
					? !subject.past && may(who, acts[name]!, subject)
					: undefined;
				if (told !== wanted) wrong.push(`${who.name}, ${subject.name}: ${field} is ${told}`);
			}
	expect(wrong).toEqual([]);
});

test('the steps that are told of an entry are those that the viewer may take', async () => {
	const wrong: string[] = [];
	for (const [name, act] of Object.entries(achievementActs)) {
		if (!name.endsWith('Achievement') || name === 'recordAchievement') continue;
		for (const who of actors)
			for (const subject of act.subjects(selfOf(who))) {
				if (subject.missing) continue;
				const { id } = subject.input as { id: string };
				const document = `{ node(id: "${id}") { ... on Achievement { steps } } }`;
				const { data } = await city.ask(who, document, {}, real);
				const told = (data?.node as { steps: string[] } | null)?.steps.includes(
					act.verb.toUpperCase(),
				);
				const wanted = sees(who, subject, allowed) ? may(who, act, subject) : undefined;
				if (told !== wanted) wrong.push(`${who.name}, ${subject.name}: ${act.verb} is ${told}`);
			}
	}
	expect(wrong).toEqual([]);
});

test('each mutation leaves what it is to leave, and nothing else', async () => {
	for (const [name, act] of Object.entries(acts)) {
		const [who, subject] = actors
			.flatMap((each) => act.subjects(selfOf(each)).map((one) => [each, one] as const))
			.find(([each, one]) => expectedKind(each, act, one, allowed) === 'Success')!;
		const before = await digests(city);
		expect([name, (await attempt(who, act, subject, real)).kind]).toEqual([name, 'Success']);
		const left = changed(before, await digests(city)).filter((table) => table !== 'bonds');
		expect([name, left]).toEqual([name, act.writes]);
	}
});

test('every mutation of the schema is tried', () => {
	const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {});
	expect(mutations.filter((name) => !(name in acts))).toEqual([]);
	expect(Object.keys(acts).filter((name) => !mutations.includes(name))).toEqual([]);
});

test('every act of the matrix is tried by some mutation, or beyond.ts says why by none', () => {
	const directly = ['read', 'insert', 'update', 'delete'];
	const lines = readMatrix()
		.filter(({ verbs }) => !directly.includes(verbs[0] ?? ''))
		.map(({ resource, whose, verbs }) => `${resource},${whose},${verbs[0]}`);
	const silent = [...lines, ...Object.keys(beyondMatrix)].filter((line) => !askedLines.has(line));
	expect(silent).toEqual(Object.keys(notTried));
});
