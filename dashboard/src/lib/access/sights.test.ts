import { expect, test } from 'vitest';
import { sightRows, type Sight } from './sights.ts';

const sight = (state: string | null, place: Sight['place'], seen: boolean): Sight => ({
	type: 'TARGET',
	state,
	place,
	seen,
});

test('each kind and state is one row, and a place without an example is not called hidden', () => {
	const rows = sightRows([
		sight('DRAFT', 'OWN', true),
		sight('DRAFT', 'CITY', false),
		sight('ADOPTED', 'OWN', true),
	]);
	expect(rows.map(({ state, cells }) => [state, ...cells.map(({ seen }) => seen)])).toEqual([
		['DRAFT', null, true, false, null],
		['ADOPTED', null, true, null, null],
	]);
});
