import { expect, test } from 'vitest';
import { bumpLines, bumpPath, filled, isWritten, type BumpColumn } from './bump.ts';
import { bumpTitle, rankingTitle } from './told.ts';

const column = (...entries: [string, number][]): BumpColumn => ({
	period: { year: 2026, quarter: 1 },
	entries: entries.map(([code, rank]) => ({
		rank,
		agency: { code, name: code, nameEn: code, shortName: code },
	})),
});
const brief = (...columns: BumpColumn[]) =>
	bumpLines(columns, []).map(({ agency, ranks }) => [agency.code, ranks]);

test('an agency that was not ranked has a gap, not a rank, at the beginning and at the end', () => {
	expect(brief(column(['A', 1], ['C', 2]), column(['B', 1], ['A', 2]))).toEqual([
		['B', [null, 1]],
		['A', [1, 2]],
		['C', [2, null]],
	]);
});

test('agencies that share a rank stand in rows of their own', () => {
	const lines = bumpLines([column(['A', 1], ['B', 1], ['C', 3])], []);
	expect(lines.map(({ rows }) => rows)).toEqual([[0], [1], [2]]);
});

test('a path is broken where a rank is missing, and a lone rank is a dot', () => {
	expect(bumpPath([[0, 1], null, [2, 3]])).toBe('M0 1L0 1M2 3L2 3');
	expect(bumpPath([[0, 1], [2, 1], null])).toBe('M0 1C1 1 1 1 2 1');
});

test('what lies before the first publication is left out, a gap later on is kept', () => {
	const columns = [column(), column(['A', 1]), column(), column(['A', 1])];
	expect(filled(columns)).toHaveLength(3);
	expect(filled([column()])).toEqual([]);
});

test('with agencies picked the others are quiet, without them far moves stand out', () => {
	const columns = [
		column(['A', 1], ['B', 2], ['C', 3], ['D', 4], ['E', 5]),
		column(['D', 1], ['A', 2], ['B', 3], ['C', 4], ['E', 5]),
	];
	const looks = (chosen: string[]) =>
		bumpLines(columns, chosen).map(({ agency, look }) => agency.code + look);
	expect(looks([])).toEqual(['Dup', 'Adown', 'Bdown', 'Cdown', 'Equiet']);
	expect(looks(['B'])).toEqual(['Dquiet', 'Aquiet', 'Bchosen', 'Cquiet', 'Equiet']);
});

test('a quiet line writes its rank at both ends of each stretch only', () => {
	const columns = [
		column(['A', 1]),
		column(['A', 1]),
		column(['A', 1]),
		column(),
		column(['A', 1]),
	];
	const [line] = bumpLines(columns, []);
	expect(line && columns.map((_, at) => isWritten(line, at))).toEqual([
		true,
		false,
		true,
		false,
		true,
	]);
});

test('the title tells the longest way, of those picked where some are, and no move where there is none', () => {
	const columns = [column(['A', 1], ['B', 2], ['C', 3]), column(['C', 1], ['A', 2], ['B', 3])];
	const lines = bumpLines(columns, []);
	expect(bumpTitle(lines, [])).toBe('C naik paling jauh, dari peringkat 3 ke 1');
	expect(bumpTitle(lines, ['B'])).toBe('B turun dari peringkat 2 ke 3');
	expect(bumpTitle(lines, ['A', 'C'])).toBe('C naik paling jauh, dari peringkat 3 ke 1');
	expect(bumpTitle(bumpLines([columns[0] ?? column(), columns[0] ?? column()], []), [])).toBe(
		'Tidak ada OPD yang berpindah peringkat',
	);
});

test('nobody, or one agency alone, is not told as one above or below the others', () => {
	expect(rankingTitle([], null)).toBe('Belum ada angka yang diterbitkan');
	expect(rankingTitle([{ score: '80.00' }], '80.00')).toBe('Hanya satu OPD yang diperingkat');
});

test('ranks of one period alone are not told as standing still', () => {
	expect(bumpTitle(bumpLines([column(['A', 1])], []), [])).toBe(
		'Baru satu periode, belum ada perpindahan',
	);
	expect(bumpTitle([], [])).toBe('Belum ada angka yang diterbitkan');
});

test('the title tells the move since the period before: not the long way, and none of who was not ranked', () => {
	const title = (...columns: BumpColumn[]) => bumpTitle(bumpLines(columns, []), []);
	const [first, second] = [
		column(['A', 1], ['B', 2], ['C', 3]),
		column(['C', 1], ['A', 2], ['B', 3]),
	];
	expect(title(first, second, column(['C', 1], ['B', 2], ['A', 3]))).toBe(
		'2 OPD berpindah paling jauh, masing-masing 1 peringkat',
	);
	expect(title(first, column(), second)).toBe(
		'Belum ada angka periode sebelumnya sebagai pembanding',
	);
	expect(title(first, column(['A', 1], ['C', 2]), second)).toBe(
		'2 OPD berpindah paling jauh, masing-masing 1 peringkat',
	);
});

test('what stands out on the drawing is who moved since the period before', () => {
	const columns = [
		column(['A', 9], ['B', 1]),
		column(['A', 1], ['B', 2]),
		column(['B', 1], ['A', 2]),
	];
	expect(bumpLines(columns, []).map(({ agency, gained }) => agency.code + String(gained))).toEqual([
		'B1',
		'A-1',
	]);
});
