import { expect, test } from 'vitest';
import { bulletPlaces } from './bullet.ts';

const none = { actual: null, target: null, lower: null, upper: null };

test('the greater of actual and target leaves a little room at the end, and both stand to scale', () => {
	const places = bulletPlaces({ ...none, actual: '50', target: '100' })!;
	expect(places.from).toBe(places.to);
	expect(places.from).toBeLessThan(100);
	expect(places.actual * 2).toBeCloseTo(places.from);
	expect(bulletPlaces({ ...none, actual: '200', target: '100' })!.actual).toBeCloseTo(places.from);
});

test('a range has a beginning and an end', () => {
	expect(bulletPlaces({ ...none, actual: '1', lower: '2', upper: '4' })).toMatchObject({
		from: expect.closeTo(46.3, 1) as number,
		to: expect.closeTo(92.6, 1) as number,
	});
});

test('nothing leaves the bar: below zero stands at zero, and zero of zero too', () => {
	expect(bulletPlaces({ ...none, actual: '-5', target: '10' })!.actual).toBe(0);
	expect(bulletPlaces({ ...none, actual: '0', target: '0' })).toEqual({
		actual: 0,
		from: 0,
		to: 0,
	});
});

test('without an actual or a target there is nothing to draw', () => {
	expect(bulletPlaces({ ...none, actual: '5' })).toBeNull();
	expect(bulletPlaces({ ...none, target: '5' })).toBeNull();
});
