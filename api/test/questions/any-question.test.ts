import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHash } from 'node:crypto';
import { random } from '../../../seed/src/random.ts';
import { statusOf } from '../../src/operation/errors.ts';
import { schema } from '../../src/schema.ts';
import { openDesk, type Desk, type Person } from '../admin/desk.ts';
import { anyQuestion } from './question.ts';
import { namePeople } from './values.ts';

let desk: Desk;
let people: Person[];
beforeAll(async () => {
	desk = await openDesk();
	namePeople(desk.house.ids);
	const accounts = ['admin', 'auditor', 'evaluator', 'agency-head', 'case-supervisor'];
	people = [desk.stranger(), ...(await Promise.all(accounts.map((name) => desk.demo(name))))];
});
afterAll(() => desk.close());

const refusals = Object.keys(statusOf).filter((code) => code !== 'INTERNAL');

/** ANY_SEED asks other questions than every run does, ANY_COUNT how many. */
const seed = Number(process.env['ANY_SEED'] || 1);
const count = Number(process.env['ANY_COUNT'] || 800);

test('any question is answered or refused in words, whoever asks, and none fails', async () => {
	const chance = random(seed, 'questions');
	for (let n = 0; n < count; n++) {
		const question = anyQuestion(chance, schema);
		const { data, errors } = await chance.pick(people).answer(question);
		const codes = (errors ?? []).map(({ extensions }) => extensions['code']);
		expect
			.soft([question, codes.filter((code) => !refusals.includes(code as string))])
			.toEqual([question, []]);
		// The whole of it is answered, or none.
		expect
			.soft([question, errors ? (data ?? null) : typeof data])
			.toEqual([question, errors ? null : 'object']);
	}
	expect(desk.house.log.filter(({ event }) => event === 'unexpected')).toEqual([]);
}, 120_000);

test('any question gets the same answer by its hash as by its text, field by field', async () => {
	const chance = random(seed, 'questions by hash');
	// What the health says of the disk changes from one moment to the next.
	const questions = Array.from({ length: count }, () => anyQuestion(chance, schema)).filter(
		(question) => !question.startsWith('mutation') && !question.includes('health'),
	);
	const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
	const known = Object.fromEntries(questions.map((question) => [hashOf(question), question]));
	const api = await desk.house.api({}, known);
	for (const [sha256Hash, query] of Object.entries(known)) {
		const person = chance.pick(people);
		const extensions = { persistedQuery: { version: 1, sha256Hash } };
		const [byText, byHash] = [
			await person.send({ query }, api),
			await person.send({ extensions }, api),
		].map((body) => JSON.stringify(body));
		expect.soft([query, byHash]).toEqual([query, byText]);
	}
}, 120_000);
