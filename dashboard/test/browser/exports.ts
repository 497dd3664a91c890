import { expect, test } from 'vitest';
import type { Site } from './site.ts';

/** A CSV as a program reads it: each row by its headings. */
function rowsOf(file: string): Record<string, string>[] {
	const lines: string[][] = [[]];
	for (const [, quoted, plain = '', end] of file
		.replace(/^\ufeff/, '')
		.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
		lines.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
		if (end !== ',') lines.push([]);
	}
	const [header = [], ...rows] = lines.filter(({ length }) => length > 0);
	return rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at] ?? ''])));
}

/** 100 x part / whole, half-up at two decimals and exact: both come with up to any number of decimals. */
function percentOf(part: string, whole: string): string {
	const digits = (text: string) => text.split('.')[1]?.length ?? 0;
	const places = Math.max(digits(part), digits(whole));
	const scaled = (text: string) =>
		BigInt(text.replace('.', '') + '0'.repeat(places - digits(text)));
	const hundredths = (scaled(part) * 20_000n + scaled(whole)) / (scaled(whole) * 2n);
	return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
}

/** Of a range, the bound that is compared with; the value itself where it lies inside. */
function nearest(actual: string, row: Record<string, string>): string {
	const [lower = '', upper = ''] = [row.target_lower_compared, row.target_upper_compared];
	if (Number(actual) < Number(lower)) return lower;
	return Number(actual) > Number(upper) ? upper : actual;
}

/** Files of the demo city, as programs and readers with a calculator meet them. */
export function exportRules(site: () => Site): void {
	const get = (path: string) => fetch(site().address + path);
	const text = async (path: string) => (await get(path)).text();

	test('every percent of an indicator that should rise recomputes from its exported row', async () => {
		const periods = [
			'2026-Q3',
			'2026-Q2',
			'2026-Q1',
			'2025',
			'2025-Q4',
			'2025-Q3',
			'2025-Q2',
			'2024-Q4',
		];
		const agencies = rowsOf(await text('/export/ranking.csv?period=2026-Q3')).map(
			({ kode }) => kode,
		);
		expect(agencies.length).toBeGreaterThan(30);
		let [checked, differs] = [0, 0];
		const wrong: unknown[] = [];
		for (const period of periods)
			for (const agency of agencies) {
				const file = await text(
					`/export/achievements.csv?agency=${agency}&period=${period}&bahasa=en`,
				);
				for (const row of rowsOf(file)) {
					expect(row.period).toBe(period);
					if (row.direction !== 'MAXIMIZE' || row.state !== 'COMPUTED') continue;
					checked += 1;
					if (row.actual_this_period !== row.actual_compared) differs += 1;
					const actual = row.actual_compared ?? '';
					const found = percentOf(actual, row.target_compared || nearest(actual, row));
					if (found !== row.attainment_uncapped_percent)
						wrong.push([period, row.code, found, row.attainment_uncapped_percent]);
				}
			}
		expect(wrong).toEqual([]);
		expect(checked).toBeGreaterThan(1000);
		// The control: of many rows the period alone says something else than what is compared.
		expect(differs).toBeGreaterThan(100);
	}, 240_000);

	test.each([
		['/export/ranking.csv?period=2024-Q5', 'period: “2024-Q5” '],
		['/export/ranking.xlsx?asOf=2999-01-01', 'asOf: 2999-01-01 '],
		['/export/schools.csv?level=FOO', 'level: “FOO” '],
		['/export/schools.csv?within=99.99', 'within: '],
		['/export/achievements.csv?agency=NOPE', 'agency: tidak ada NOPE '],
		['/export/trend.csv?opd=DLH&opd=NOPE', 'opd: tidak ada NOPE '],
		['/export/schools.csv?bahasa=en&sort=SIZE', 'sort: “SIZE” is not known; '],
		['/bagan/peringkat.svg?periode=2026-Q3', 'periode: tidak dikenal '],
		['/bagan/tren.csv?from=2025&to=2026', 'from: “2025” '],
		['/bagan/penyumbang.svg?opd=NOPE&bahasa=en', 'opd: there is no NOPE '],
		['/sematan/peta?peta=luas&bahasa=en', 'peta: “luas” is not known; '],
	])('%s is refused in one line that begins with the parameter', async (path, words) => {
		const answer = await get(path);
		const said = await answer.text();
		expect([answer.status, answer.headers.get('content-type')]).toEqual([
			400,
			expect.stringMatching(/^text\/plain/),
		]);
		expect(said.startsWith(words)).toBe(true);
		expect(said.trim().split('\n')).toHaveLength(1);
	});

	test('a page says what it did not understand, in its language, and shows the rest', async () => {
		const page = await text('/?period=xx&bahasa=en');
		expect(page).toContain('period: “xx” is no known period; write it like 2026-Q3 or 2026.');
		expect(page).toContain('lang="en"');
		expect(await text('/?period=2026-Q3&utm_source=x')).not.toContain(
			'Alamat ini tidak sepenuhnya dimengerti',
		);
	});

	test('a trend as of a day is the same however it is taken, and tells that day', async () => {
		const state = 'kota=33.75&from=2025-Q4&to=2026-Q3&asOf=2026-06-04';
		const [then] = rowsOf(await text(`/export/trend.csv?${state}`)).slice(-1);
		expect(then).toMatchObject({
			periode: '2026-Q3',
			skor: '',
			keadaan_per: '2026-06-04T23:59:59.999+07:00',
		});
		const [now] = rowsOf(await text(`/export/trend.csv?${state.replace(/&asOf.*/, '')}`)).slice(-1);
		expect(now?.skor).not.toBe('');
		const taken = rowsOf(await text(`/bagan/tren.csv?${state}`)).at(-1);
		expect(taken?.sidik_isi).toBe(then?.sidik_isi);
		expect(await text(`/tren?${state}`)).toContain('4 Juni 2026');
	});
}
