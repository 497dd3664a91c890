import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from './support/database.ts';
import { attainments } from './support/attainment-inputs.ts';
import { expected, type Input } from './support/attainment-oracle.ts';

interface Vector {
	id: string;
	source: string;
	input: Input;
	expect: string;
}

let database: TestDatabase;
beforeAll(async () => {
	database = await openTestDatabase();
});
afterAll(() => database.close());

const read = (path: string) =>
	JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as Vector[];
const files = {
	public: './support/attainment-vectors.json',
	conformance: '../conformance/attainment.json',
};

test.each(Object.entries(files))(
	'every %s vector gives its printed percent or state',
	async (_name, path) => {
		const vectors = read(path);
		const results = await attainments(
			database,
			vectors.map(({ input }) => input),
		);
		const shown = vectors.map(({ id }, i) => [id, results[i]!.percent ?? results[i]!.state]);
		expect(shown).toEqual(vectors.map(({ id, expect: value }) => [id, value]));
	},
);

test('the oracle of the property tests gives the printed results too', () => {
	const vectors = read(files.conformance);
	const shown = vectors.map(({ id, input }) => [
		id,
		expected(input).percent ?? expected(input).state,
	]);
	expect(shown).toEqual(vectors.map(({ id, expect: value }) => [id, value]));
});

test('the published conformance file contains every public vector unchanged', () => {
	const ours = new Map(read(files.conformance).map((vector) => [vector.id, vector]));
	for (const vector of read(files.public)) expect(ours.get(vector.id)).toEqual(vector);
});

test('a result says its band, its sentence in both languages and its steps', async () => {
	const input: Input = {
		direction: 'MAXIMIZE',
		cap: '120',
		entries: [{ target: '1234.5', actual: '1500' }],
	};
	const [result] = await attainments(database, [input]);
	expect(result).toEqual({
		state: 'COMPUTED',
		percent: '120.00',
		uncapped: '121.51',
		band: 'VERY_HIGH',
		reason: null,
		stale: false,
		actual: '1500',
		target: '1234.5',
		lower: null,
		upper: null,
		basis: 'TO_DATE',
		missing: 'REPORTED_ONLY',
		missingPeriods: [],
		verdict: {
			code: 'MET',
			sentence: { id: 'Tercapai: 1.500, target 1.234,5.', en: 'Met: 1,500, target 1,234.5.' },
			note: { id: null, en: null },
			span: null,
		},
		trace: {
			formula: {
				id: 'A / T × 100; A = realisasi, T = target',
				en: 'A / T × 100; A = the actual, T = the target',
			},
			ruleVersion: '2026.1',
			steps: [
				{ label: { id: 'Realisasi', en: 'Actual' }, expression: '1500', value: '1500' },
				{ label: { id: 'Target', en: 'Target' }, expression: '1234.5', value: '1234.5' },
				{
					label: { id: 'Rumus', en: 'Formula' },
					expression: '1500 / 1234.5 * 100',
					value: '121.5066828676',
				},
				{
					label: { id: 'Batas tertinggi', en: 'Cap' },
					expression: 'min(120, 1500 / 1234.5 * 100)',
					value: '120',
				},
				{
					label: { id: 'Dibulatkan', en: 'Rounded' },
					expression: 'round(120, 2)',
					value: '120.00',
				},
			],
			sentence: {
				id: 'Capaian 120,00% karena realisasi 1.500 dari target 1.234,5; makin besar makin baik. Dibatasi paling tinggi 120%; tanpa batas 121,51%.',
				en: 'Attainment is 120.00% because the actual is 1,500 against a target of 1,234.5; higher is better. Capped at 120%; 121.51% without the cap.',
			},
		},
	});
});

test('a result that is not computed says why in both languages and has no steps', async () => {
	const [result] = await attainments(database, [
		{ direction: 'MAXIMIZE', entries: [{ target: '80' }] },
	]);
	expect(result).toMatchObject({
		state: 'NOT_REPORTED',
		percent: null,
		uncapped: null,
		band: null,
		reason: {
			code: 'NOT_REPORTED',
			id: 'realisasi belum dilaporkan',
			en: 'the actual has not been reported',
		},
		trace: {
			steps: [],
			sentence: { id: 'Capaian tidak dihitung karena realisasi belum dilaporkan.' },
		},
	});
});

test.each([
	['91', 'VERY_HIGH'],
	['90.99', 'HIGH'],
	['76', 'HIGH'],
	['75.99', 'MEDIUM'],
	['66', 'MEDIUM'],
	['65.99', 'LOW'],
	['51', 'LOW'],
	['50.99', 'VERY_LOW'],
	['-3', 'VERY_LOW'],
	['120', 'VERY_HIGH'],
])('%s percent is in band %s', async (actual, band) => {
	const [result] = await attainments(database, [
		{ direction: 'MAXIMIZE', entries: [{ target: '100', actual }] },
	]);
	expect(result!.band).toBe(band);
});

test('LAST is stale only where a later period has a target and no actual', async () => {
	const last = (list: Input['entries']): Input => ({
		direction: 'MAXIMIZE',
		accumulation: 'LAST',
		entries: list,
	});
	const done = { target: '10', actual: '5' };
	const results = await attainments(database, [
		last([done, { target: '20' }]),
		last([done, {}]),
		last([{ target: '20' }, done]),
		{ ...last([done, { target: '20' }]), accumulation: 'SUM' },
	]);
	expect(results.map(({ stale }) => stale)).toEqual([true, false, false, false]);
});

test.each([
	[{ direction: 'UP', entries: [] }, /^direction: /],
	[{ direction: 'MAXIMIZE' }, /^entries: /],
	[{ direction: 'MAXIMIZE', cap: '10', floor: '20', entries: [] }, /^cap: /],
	[{ direction: 'MAXIMIZE', cap: 'NaN', entries: [] }, /^cap: /],
	[{ direction: 'MAXIMIZE', basis: 'MONTHLY', entries: [] }, /^basis: /],
	[{ direction: 'MAXIMIZE', entries: [{ lower: '3', upper: '2' }] }, /^entries\.0\.lower: /],
	[{ direction: 'MAXIMIZE', entries: [{ lower: '3' }] }, /^entries\.0\.upper: /],
	[{ direction: 'MAXIMIZE', entries: [{}, { upper: '3' }] }, /^entries\.1\.lower: /],
	[
		{ direction: 'MAXIMIZE', entries: [{ target: '1', lower: '1', upper: '2' }] },
		/^entries\.0\.target: /,
	],
	[{ direction: 'MAXIMIZE', entries: [{ actual: '1e5' }] }, /^entries\.0\.actual: /],
	[{ direction: 'MAXIMIZE', entries: [{ actual: 'Infinity' }] }, /^entries\.0\.actual: /],
	[{ direction: 'MILESTONE', entries: [{ done: true }] }, /^entries\.0\.weight: /],
	[{ direction: 'MILESTONE', entries: [{ weight: '-1', done: true }] }, /^entries\.0\.weight: /],
	[{ direction: 'YES_NO', entries: [{ done: 'yes' }] }, /^entries\.0\.done: /],
])('a malformed input is refused with its field: %j', async (input, message) => {
	await expect(attainments(database, [input as Input])).rejects.toMatchObject({
		code: '22023',
		message: expect.stringMatching(message) as string,
	});
});
