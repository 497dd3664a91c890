import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type House } from './house.ts';

let house: House;
beforeAll(async () => {
	house = await openHouse();
});
afterAll(() => house.close());

const quarter = (year: number, of: number) => ({ year, quarter: of });
const score = `query ($agency: String!, $from: PeriodInput!, $to: PeriodInput!) {
	scoreChange(agency: $agency, from: $from, to: $to) { agency { code } from { label } to { label } before after change explainedBy
		reasons { kind indicator { code unit agency { code } } at points id: sentence en: sentence(locale: EN) }
		trace { formula(locale: EN) steps { label labelEn expression value } } } }`;
const ranking = `query ($from: DateTime!, $to: DateTime) {
	rankingChanges(period: { year: 2025, quarter: 1 }, from: $from, to: $to) { agency { code } change
		before { rank score history { percent } } after { rank score } reasons { kind points indicator { code } at sentence } } }`;

test('a change of score comes with its reasons and its arithmetic, the same on both servers', async () => {
	const variables = { agency: 'DLH', from: quarter(2025, 2), to: quarter(2025, 3) };
	const answer = await house.ask(null, score, variables, 'yoga');
	expect(await house.ask(null, score, variables, 'apollo')).toEqual(answer);
	expect(answer.data).toMatchObject({
		scoreChange: {
			agency: { code: 'DLH' },
			from: { label: '2025-Q2' },
			to: { label: '2025-Q3' },
			before: '90.00',
			after: '30.00',
			change: '-60.00',
			explainedBy: 2,
			reasons: [
				{ kind: 'VALUE', indicator: { code: 'DLH-02', agency: { code: 'DLH' } }, points: '-50.00' },
				{ kind: 'VALUE', indicator: { code: 'DLH-01' }, points: '-10.00' },
			],
			trace: { steps: { length: 6, 5: { expression: '(-50) + (-10)', value: '-60.00' } } },
		},
	});
});

test('what moved between two moments says why; between the moment and itself nothing did', async () => {
	const from = '2025-06-01T00:00:00Z';
	const { data } = await house.ask(null, ranking, { from });
	expect(data).toMatchObject({
		rankingChanges: [
			{
				agency: { code: 'DLH' },
				change: '5.00',
				before: { rank: 1, score: '90.00' },
				after: { rank: 1, score: '95.00' },
				reasons: [{ kind: 'CORRECTION', points: '5.00', indicator: { code: 'DLH-01' } }],
			},
		],
	});
	expect((await house.ask(null, ranking, { from, to: from })).data).toEqual({ rankingChanges: [] });
});

test('an unknown agency is no error, and what cannot be compared is refused by the name of the argument', async () => {
	const asked = { agency: 'NOBODY', from: quarter(2025, 1), to: quarter(2025, 2) };
	expect((await house.ask(null, score, asked)).data).toEqual({ scoreChange: null });
	const refused = async (query: string, variables: object) => {
		const { errors } = await house.ask(null, query, variables as Record<string, unknown>);
		return errors?.map(({ message, extensions: { code } }) => [code, message.split(/[ :]/)[0]]);
	};
	const future = '2099-01-01T00:00:00Z';
	expect([
		await refused(score, { ...asked, to: { year: 2025 } }),
		await refused(score, { ...asked, to: quarter(2024, 1) }),
		await refused(score, { ...asked, from: quarter(2025, 9) }),
		await refused(score, { ...asked, agency: 'D\u0000' }),
		await refused(ranking, { from: future }),
		await refused(ranking, { from: '2025-01-01T00:00:00Z', to: future }),
		await refused(ranking, { from: '2025-02-01T00:00:00Z', to: '2025-01-01T00:00:00Z' }),
	]).toEqual(
		['to', 'to', 'from.quarter', 'agency', 'from', 'to', 'to'].map((field) => [
			['BAD_USER_INPUT', field],
		]),
	);
});

test('the overview as of a moment tells what was known then, and none of what is to come', async () => {
	const query = `query ($asOf: DateTime) { overview(period: { year: 2025, quarter: 1 }, asOf: $asOf) { score previousScore updatedAt metCount
		falls { agency { code } before after change reasonCount reason { kind points } } rises { agency { code } } } }`;
	const at = async (asOf: string | null) =>
		(await house.ask(null, query, { asOf })).data?.overview as {
			score: string;
			falls: { agency: { code: string } }[];
		};
	const [then, now] = [await at('2025-06-01T00:00:00Z'), await at(null)];
	expect([then.score, now.score]).toEqual(['83.06', '84.72']);
	expect(now.falls.map(({ agency }) => agency.code)).toEqual(['DINDIK', 'DINKES', 'DLH']);
	expect(then).toMatchObject({
		falls: [{ change: '-20.36', reasonCount: 3, reason: { points: '-16.67' } }, {}, {}],
	});
	const { errors } = await house.ask(null, query, { asOf: '2099-01-01T00:00:00Z' });
	expect(errors?.[0]?.message).toMatch(/^asOf/);
});
