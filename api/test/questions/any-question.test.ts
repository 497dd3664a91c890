import { afterAll, beforeAll, expect, test } from 'vitest';
import { random } from '../../../seed/src/random.ts';
import { statusOf } from '../../src/errors.ts';
import { schema } from '../../src/schema.ts';
import { openDesk, type Desk, type Person } from '../admin/desk.ts';
import { anyQuestion } from './question.ts';

let desk: Desk;
let people: Person[];
beforeAll(async () => {
	desk = await openDesk();
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
