import { expect, test } from 'vitest';
import { breakdownTitle, mapTitle, withoutPlaceTold } from './told.ts';
import { villageStep, villageValue, withoutPlace, type VillageFigures } from './village-metric.ts';

const village = (name: string, compliance: string | null, enforced = 0, schools = 10) =>
	({ code: name, name, schools, compliant: enforced, enforced, compliance }) as VillageFigures;

test('a map names the highest and the lowest, and counts those that are equal', () => {
	const figures = [
		village('Tirto', '50.00'),
		village('Klego', '70.00'),
		village('Krapyak', '50.00'),
	];
	expect(mapTitle(figures, 'kepatuhan')).toBe('Tertinggi di Klego, terendah di 2 kelurahan');
	expect(mapTitle([village('A', '50.00'), village('B', '50.00')], 'kepatuhan')).toBe(
		'Semua kelurahan sama',
	);
});

test('a kelurahan without schools is neither lowest nor coloured', () => {
	const none = village('Medono', null, 0, 0);
	expect(mapTitle([none], 'kepatuhan')).toBe('Tidak ada sekolah untuk ditampilkan');
	expect(mapTitle([none, village('A', '10.00')], 'kepatuhan')).toBe('Semua sekolahnya ada di A');
	expect(mapTitle([none, village('A', '10.00'), village('B', '20.00')], 'kepatuhan')).toBe(
		'Tertinggi di B, terendah di A',
	);
	expect([villageStep(none, 'kepatuhan'), villageValue(none, 'kepatuhan', 'id')]).toEqual([0, '–']);
});

test('schools are compared by their share, not by their number', () => {
	const figures = [village('Kecil', '1.00', 1, 2), village('Besar', '1.00', 3, 30)];
	expect(mapTitle(figures, 'diberlakukan')).toBe('Tertinggi di Kecil, terendah di Besar');
});

test('a breakdown counts all schools, for requirements it tells the weakest', () => {
	const groups = [
		{ count: 40, compliant: 12 },
		{ count: 1200, compliant: 30 },
	];
	expect(breakdownTitle(groups, 'LEVEL', 'id')).toBe(
		'42 dari 1.240 sekolah menetapkan atau memberlakukan mekanisme',
	);
	expect(breakdownTitle(groups, 'REQUIREMENT', 'id')).toBe(
		'Syarat terlemah dipenuhi 12 dari 40 sekolah',
	);
	const empty = [{ count: 0, compliant: 0 }];
	expect(breakdownTitle(empty, 'LEVEL', 'id')).toBe('Tidak ada sekolah untuk ditampilkan');
});

test('a picture names the few kelurahan that it lacks, counts many, and says nothing of none', () => {
	const figures = ['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((name) => village(name, null));
	const told = (places: string[]) => withoutPlaceTold(withoutPlace(figures, places), 'id');
	expect(told(['A', 'B', 'C', 'D', 'E'])).toEqual(['belum ada pada peta: F dan G']);
	expect(told(['A'])).toEqual(['belum ada pada peta: 6 kelurahan']);
	expect(told(figures.map(({ code }) => code))).toEqual([]);
});
