import { expect, test } from 'vitest';
import { changeDrawing, changeTitle } from './change.ts';

const reason = (points: string, code: string | null = 'A') => ({
	points,
	at: null,
	sentence: 'A: realisasi turun.',
	indicator: code === null ? null : { code, name: code, nameEn: code },
});
const change = (before: string | null, after: string | null, moved: string | null) => ({
	before,
	after,
	change: moved,
	explainedBy: 1,
	reasons: [reason(moved ?? '0.00')],
});

test('each bar begins where the one before ended, and the last ends at the score after', () => {
	const drawing = changeDrawing({
		before: '90.00',
		after: '88.00',
		reasons: [reason('-3.00'), reason('1.00'), reason('0.00')],
	});
	expect(drawing?.steps.map(({ tone }) => tone)).toEqual(['down', 'up', '']);
	const [down, up, none] = drawing?.steps ?? [];
	expect(down?.start).toBeCloseTo(1);
	expect((down?.start ?? 0) + (down?.width ?? 0)).toBeCloseTo(drawing?.before ?? 0);
	expect(up?.start).toBeCloseTo(down?.start ?? -1);
	expect((up?.start ?? 0) + (up?.width ?? 0)).toBeCloseTo(drawing?.after ?? 0);
	expect(none?.width).toBe(0);
	for (const { start, width } of drawing?.steps ?? []) expect(start + width).toBeLessThan(100);
});

test('without a score on one side there is nothing to draw, and a score that stayed has a drawing as well', () => {
	expect(changeDrawing(change(null, '80.00', null))).toBeNull();
	expect(changeDrawing(change('80.00', null, null))).toBeNull();
	expect(changeDrawing({ ...change('80.00', '80.00', '0.00'), reasons: [] })).toMatchObject({
		before: 1,
		after: 1,
		steps: [],
	});
});

test('the title tells how far it went and how many indicators explain it, in ten words or fewer', () => {
	const fall = change('90.00', '87.61', '-2.39');
	expect(changeTitle({ ...fall, explainedBy: 3 }, 'id')).toBe(
		'Turun 2,39: tiga indikator menjelaskannya',
	);
	expect(changeTitle({ ...fall, explainedBy: 14 }, 'id')).toBe(
		'Turun 2,39: 14 indikator menjelaskannya',
	);
	expect(changeTitle(change('80.00', '81.00', '1.00'), 'id')).toBe(
		'Naik 1,00: satu indikator menjelaskannya',
	);
	expect(changeTitle(change('80.00', '80.00', '0.00'), 'id')).toBe('Skor tetap 80,00');
	expect(changeTitle(change(null, '80.00', null), 'id')).toBe(
		'Belum ada perubahan skor untuk dijelaskan',
	);
});

test('an agency that goes on from another one is not explained by indicators', () => {
	const gone = { ...change('90.00', '89.00', '-1.00'), reasons: [reason('-1.00', null)] };
	expect(changeTitle(gone, 'id')).toBe('Turun 1,00 poin');
});
