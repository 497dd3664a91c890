import { expect, test } from 'vitest';
import { labelsOf } from './village-labels.ts';

const shapes = (room: number) => ({
	shapes: [{ code: 'a', path: '', label: { x: 100, y: 100, room } }],
});
const written = (room: number, scale: number, name = 'Kandang Panjang') =>
	labelsOf(shapes(room), scale, () => ({ name, value: '58,95' }))[0]?.lines.map(({ text }) => text);

test('where there is room the name and the value are written, in two lines where it is narrow', () => {
	expect(written(100, 0.5)).toEqual(['Kandang Panjang', '58,95']);
	expect(written(50, 0.5)).toEqual(['Kandang', 'Panjang', '58,95']);
});

test('where the name does not fit the value stands alone, and where that does not fit either, nothing', () => {
	expect(written(30, 0.5)).toEqual(['58,95']);
	expect(written(12, 0.5)).toBeUndefined();
});

test('letters keep their size on a phone, so that fewer names fit there', () => {
	expect(written(50, 0.5, 'Medono')).toEqual(['Medono', '58,95']);
	expect(written(50, 0.25, 'Medono')).toEqual(['58,95']);
});
