import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { attainments, inputs } from './support/attainment-inputs.ts';
import type { Input } from './support/attainment-oracle.ts';
import { openTestDatabase, type TestDatabase } from './support/database.ts';

vi.setConfig({ testTimeout: 240_000 });
let database: TestDatabase;
beforeAll(async () => {
	database = await openTestDatabase();
});
afterAll(() => database.close());

type Case = Input & { unit?: { id: string; en: string } };
const rooms = { id: 'ruang', en: 'rooms' };
const share = { id: '%', en: '%' };
const quarter = (n: number, more: object) => ({
	period: { year: 2025, quarter: n, label: `2025-Q${n}` },
	...more,
});
/** An indicator of the first three quarters, each with the same target. */
const three = (target: object, reported: object[], more: object) =>
	({
		direction: 'MAXIMIZE',
		accumulation: 'SUM',
		unit: rooms,
		...more,
		entries: reported.map((one, index) => quarter(index + 1, { ...target, ...one })),
	}) as Case;
const actuals = (...values: string[]) => values.map((actual) => ({ actual }));

async function verdict(input: Case) {
	const [found] = await attainments(database, [input]);
	return found!.verdict;
}

test.each<[string, Case, string, string, string]>([
	[
		'a sum',
		three({ target: '13' }, actuals('10', '11', '12'), {}),
		'MISSED',
		'Belum tercapai: 33 dari 39 ruang, Januari–September 2025.',
		'Not met: 33 of 39 rooms, January–September 2025.',
	],
	[
		'a target reached',
		three({ target: '10' }, actuals('10', '1.250', '1000.5'), {}),
		'MET',
		'Tercapai: 1.011,75 dari 30 ruang, Januari–September 2025.',
		'Met: 1,011.75 of 30 rooms, January–September 2025.',
	],
	[
		'what should be little',
		three({ target: '5' }, actuals('2', '3', '7'), { direction: 'MINIMIZE', accumulation: 'LAST' }),
		'MISSED',
		'Belum tercapai: 7 ruang, paling banyak 5 ruang, triwulan III 2025.',
		'Not met: 7 rooms, at most 5 rooms, Q3 2025.',
	],
	[
		'a percent',
		three({ target: '77.2' }, actuals('70', '72', '73.19'), { accumulation: 'NONE', unit: share }),
		'MISSED',
		'Belum tercapai: 73,19%, target 77,2%, triwulan III 2025.',
		'Not met: 73.19%, target 77.2%, Q3 2025.',
	],
	[
		'a percent of parts',
		three({ target: '80' }, [{ numerator: '12', denominator: '15' }], {
			accumulation: 'RATIO_OF_SUMS',
			unit: share,
		}),
		'MET',
		'Tercapai: 80% (12 dari 15), target 80%, Januari–Maret 2025.',
		'Met: 80% (12 of 15), target 80%, January–March 2025.',
	],
	[
		'a range, below',
		three({ lower: '2', upper: '4' }, actuals('1.5'), { accumulation: 'NONE' }),
		'MISSED',
		'Belum tercapai: 1,5 ruang, di bawah rentang 2 sampai 4 ruang, triwulan I 2025.',
		'Not met: 1.5 rooms, below the range of 2 to 4 rooms, Q1 2025.',
	],
	[
		'a range, at its lower bound',
		three({ lower: '2', upper: '4' }, actuals('2'), { accumulation: 'NONE' }),
		'MET',
		'Tercapai: 2 ruang, di dalam rentang 2 sampai 4 ruang, triwulan I 2025.',
		'Met: 2 rooms, within the range of 2 to 4 rooms, Q1 2025.',
	],
	[
		'what is longer than a screen',
		three({ target: `1${'0'.repeat(37)}` }, actuals(`12${'0'.repeat(36)}.5`), {}),
		'MET',
		`Tercapai: 12${'.000'.repeat(12)},5 dari 10${'.000'.repeat(12)} ruang, Januari–Maret 2025.`,
		`Met: 12${',000'.repeat(12)}.5 of 10${',000'.repeat(12)} rooms, January–March 2025.`,
	],
	[
		'a range, inside',
		three({ lower: '2', upper: '4' }, actuals('4'), { accumulation: 'NONE' }),
		'MET',
		'Tercapai: 4 ruang, di dalam rentang 2 sampai 4 ruang, triwulan I 2025.',
		'Met: 4 rooms, within the range of 2 to 4 rooms, Q1 2025.',
	],
	[
		'a range, above, where less is better',
		three({ lower: '2', upper: '4' }, actuals('5'), {
			direction: 'MINIMIZE',
			accumulation: 'NONE',
		}),
		'MISSED',
		'Belum tercapai: 5 ruang, di atas rentang 2 sampai 4 ruang, triwulan I 2025.',
		'Not met: 5 rooms, above the range of 2 to 4 rooms, Q1 2025.',
	],
	[
		'what should stay',
		three({ target: '3' }, actuals('3.1'), {
			direction: 'STABILIZE',
			accumulation: 'NONE',
			unit: {},
		}),
		'MISSED',
		'Belum tercapai: 3,1, target tepat 3, triwulan I 2025.',
		'Not met: 3.1, target exactly 3, Q1 2025.',
	],
	[
		'yes or no',
		three({ target: '1' }, [{ done: false }, { done: true }], {
			direction: 'YES_NO',
			accumulation: 'LAST',
		}),
		'MET',
		'Tercapai: sudah terlaksana, triwulan II 2025.',
		'Met: done, Q2 2025.',
	],
	[
		'money',
		three({ target: '1250.5' }, actuals('1300'), {
			unit: { id: 'Rp juta', en: 'IDR million' },
		}),
		'MET',
		'Tercapai: Rp1.300 juta dari Rp1.250,5 juta, Januari–Maret 2025.',
		'Met: IDR 1,300 million of IDR 1,250.5 million, January–March 2025.',
	],
	[
		'milestones',
		three({ weight: '25' }, [{ done: true }, { done: false }], { direction: 'MILESTONE' }),
		'MISSED',
		'Belum tercapai: tahapan yang selesai berbobot 25 dari 50, Januari–Juni 2025.',
		'Not met: the milestones done weigh 25 of 50, January–June 2025.',
	],
	[
		'nothing reported',
		three({ target: '3' }, [{}, {}], {}),
		'NOT_REPORTED',
		'Belum dilaporkan: belum ada realisasi, Januari–Juni 2025.',
		'Not reported: there is no actual yet, January–June 2025.',
	],
	[
		'no target',
		three({}, actuals('42'), {}),
		'NO_TARGET',
		'Tanpa target: 42 ruang, Januari–Maret 2025.',
		'No target: 42 rooms, January–March 2025.',
	],
	[
		'parts of nothing without a target',
		three({}, [{ numerator: '0', denominator: '0' }], { accumulation: 'RATIO_OF_SUMS' }),
		'NO_TARGET',
		'Tanpa target: 0 dari 0, Januari–Maret 2025.',
		'No target: 0 of 0, January–March 2025.',
	],
	[
		'no answer',
		three({ target: '0' }, actuals('42'), {}),
		'NOT_COMPUTABLE',
		'Tidak dapat dihitung: targetnya nol, sehingga tidak dapat menjadi pembagi; nilainya 42 ruang, Januari–Maret 2025.',
		'Not computable: the target is zero and cannot be divided by; the value is 42 rooms, January–March 2025.',
	],
	[
		'a due quarter without a report',
		three({ target: '5' }, [{ actual: '5' }, {}], {
			accumulation: 'AVERAGE',
			missing: 'TARGETS_DUE',
		}),
		'INCOMPLETE',
		'Belum lengkap: 1 triwulan yang jatuh tempo belum dilaporkan: triwulan II 2025.',
		'Incomplete: 1 due quarter has not been reported: Q2 2025.',
	],
	[
		'the whole year',
		three({ target: '5' }, actuals('5', '5', '5', '4'), { basis: 'ANNUAL' }),
		'MISSED',
		'Belum tercapai: 19 dari 20 ruang, tahun 2025.',
		'Not met: 19 of 20 rooms, 2025.',
	],
	[
		'a year reported as a whole',
		{
			...three({}, [], { basis: 'ANNUAL', accumulation: 'NONE' }),
			entries: [
				{ period: { year: 2025, quarter: null, label: '2025' }, target: '2', actual: '2' } as never,
			],
		},
		'MET',
		'Tercapai: 2 ruang, target 2 ruang, tahun 2025.',
		'Met: 2 rooms, target 2 rooms, 2025.',
	],
	[
		'nothing to name the period by',
		{ direction: 'MAXIMIZE', entries: [{ target: '3', actual: '2' }] },
		'MISSED',
		'Belum tercapai: 2, target 3.',
		'Not met: 2, target 3.',
	],
])('%s has its verdict', async (_name, input, code, id, en) => {
	expect(await verdict(input)).toMatchObject({ code, sentence: { id, en } });
});

test('what is rounded to 100.00 % is not met, and says so', async () => {
	const nearly = { direction: 'MAXIMIZE', entries: [{ target: '100', actual: '99.999' }] } as Case;
	const [found] = await attainments(database, [nearly]);
	expect(found).toMatchObject({
		percent: '100.00',
		verdict: {
			code: 'MISSED',
			sentence: { id: 'Belum tercapai: 99,999, target 100.' },
			note: {
				id: 'Sebelum dibulatkan, capaiannya kurang dari 100%.',
				en: 'Before rounding, the attainment is less than 100%.',
			},
		},
	});
});

test('neither a cap nor a floor changes the verdict', async () => {
	const one = { direction: 'MAXIMIZE', entries: [{ target: '100', actual: '100' }] } as Case;
	expect(await verdict({ ...one, cap: '90' })).toMatchObject({
		code: 'MET',
		note: { id: 'Persentase diturunkan ke batas tertingginya.' },
	});
	const low = { ...one, entries: [{ target: '100', actual: '99' }] };
	expect(await verdict({ ...low, floor: '100' })).toMatchObject({
		code: 'MISSED',
		note: { en: 'The percent is raised to its floor.' },
	});
});

test('values that do not end are shown with as many decimals as the percent and the verdict need', async () => {
	const list = (target: string) =>
		three({ target }, actuals('66', '67', '67'), { accumulation: 'AVERAGE', unit: share });
	expect((await verdict(list('100'))).sentence.id).toBe(
		'Belum tercapai: sekitar 66,67%, target 100%, Januari–September 2025.',
	);
	// With two decimals a reader would find 83.34 % in place of 83.33 %.
	expect((await verdict(list('80'))).sentence.id).toContain(': sekitar 66,667%, target 80%');
	// With two decimals the value would be its target.
	expect(await verdict(list('66.67'))).toMatchObject({
		code: 'MISSED',
		sentence: { en: 'Not met: about 66.667%, target 66.67%, January–September 2025.' },
	});
});

test('due periods without a report are named beside the verdict, with what they mean for it', async () => {
	const gap = (more: object) =>
		verdict(three({ target: '5' }, [{ actual: '5' }, {}, { actual: '5' }], more));
	const notes = await Promise.all(
		[
			{},
			{ missing: 'TARGETS_DUE' },
			{ missing: 'TARGETS_DUE', accumulation: 'AVERAGE' },
			{ accumulation: 'NONE' },
		].map(async (more) => (await gap(more)).note.id),
	);
	const gone = '1 triwulan yang jatuh tempo belum dilaporkan: triwulan II 2025';
	expect(notes).toEqual([`${gone} (tidak ikut dihitung).`, `${gone} (dihitung nol).`, null, null]);
	const unnamed = {
		direction: 'MAXIMIZE',
		accumulation: 'SUM',
		entries: [{ target: '5', actual: '5' }, { target: '5' }],
	} as Case;
	expect((await verdict(unnamed)).note).toEqual({
		id: '1 periode yang jatuh tempo belum dilaporkan (tidak ikut dihitung).',
		en: '1 due period has not been reported (not counted).',
	});
	const stale = three({ target: '5' }, [{ actual: '5' }, {}, {}], { accumulation: 'LAST' });
	expect(await verdict({ ...stale, missing: 'TARGETS_DUE' })).toMatchObject({
		code: 'INCOMPLETE',
		note: {
			id: 'Nilai terakhir: 5 ruang, triwulan I 2025.',
			en: 'Last value: 5 rooms, Q1 2025.',
		},
	});
	expect(await verdict(stale)).toMatchObject({
		span: { id: 'triwulan I 2025' },
		note: {
			id: '2 triwulan yang jatuh tempo belum dilaporkan: triwulan II 2025, triwulan III 2025; yang dipakai nilai terakhir sebelum itu.',
			en: '2 due quarters have not been reported: Q2 2025, Q3 2025; the last value before is used.',
		},
	});
});

test('every input has a verdict in words, and met is at least 100 % before cap, floor and rounding', async () => {
	const seen = new Map<string, number>();
	await fc.assert(
		fc.asyncProperty(
			fc.array(inputs, { minLength: 1, maxLength: 400, size: 'max' }),
			async (list) => {
				for (const [i, found] of (await attainments(database, list)).entries()) {
					const { state, uncapped, verdict: said } = found;
					seen.set(said.code, (seen.get(said.code) ?? 0) + 1);
					const shown = JSON.stringify([list[i], found]);
					for (const text of [said.sentence.id, said.sentence.en])
						expect(text, shown).toMatch(/^[A-Z][^:.]+(: .*[^.])?\.$/);
					expect(state === 'COMPUTED', shown).toBe(/^(MET|MISSED)$/.test(said.code));
					if (said.code === 'MET') expect(Number(uncapped), shown).toBeGreaterThanOrEqual(100);
					if (said.code === 'MISSED' && Number(uncapped) >= 100)
						expect(said.note.id, shown).toMatch(/dibulatkan|batas terendah/);
				}
			},
		),
		{ seed: 20261201, numRuns: 10 },
	);
	for (const code of ['MET', 'MISSED', 'NOT_REPORTED', 'NO_TARGET', 'NOT_COMPUTABLE'])
		expect(seen.get(code), code).toBeGreaterThan(30);
});
