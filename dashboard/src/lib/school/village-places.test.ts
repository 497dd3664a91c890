import { expect, test } from 'vitest';
import { districtLabels, hasBorder, tileName, villagePlaces } from './village-places.ts';

const at = (code: string) => {
	const place = villagePlaces.find((one) => one.code === code);
	if (place === undefined) throw new Error(`no tile for ${code}`);
	return place;
};

test('each of the 27 kelurahan has a tile of its own', () => {
	expect(new Set(villagePlaces.map(({ code }) => code)).size).toBe(27);
	expect(new Set(villagePlaces.map(({ column, row }) => `${column},${row}`)).size).toBe(27);
});

test('the four kecamatan have 7, 7, 7 and 6 of them', () => {
	const count = (district: string) =>
		villagePlaces.filter(({ code }) => code.startsWith(district)).length;
	expect(['33.75.01', '33.75.02', '33.75.03', '33.75.04'].map(count)).toEqual([7, 7, 7, 6]);
});

test('the name of a kecamatan never lies on a tile', () => {
	for (const { column, row } of districtLabels)
		expect(villagePlaces.some((place) => place.column === column && place.row === row)).toBe(false);
});

test('a border is drawn between kecamatan and not within one', () => {
	const [pasirkratonkramat, tirto] = [at('33.75.01.1008'), at('33.75.01.1009')];
	expect(hasBorder(pasirkratonkramat, 'right')).toBe(true);
	expect(hasBorder(pasirkratonkramat, 'below')).toBe(false);
	expect(hasBorder(tirto, 'right')).toBe(false);
});

test('a tile breaks the name that it knows, and has the new name of one that was renamed', () => {
	const broken = 'Pasir\u00adkraton\u00adkramat';
	const place = at('33.75.01.1008');
	expect(tileName(place, 'Pasirkratonkramat')).toBe(broken);
	expect(tileName(place, 'Pasirsari')).toBe('Pasirsari');
	expect(tileName(place, undefined)).toBe(broken);
});
