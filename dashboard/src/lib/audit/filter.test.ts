import { expect, test } from 'vitest';
import { auditFilter } from './filter.ts';

test('days are those of the city, and the last one counts whole', () => {
	expect(auditFilter(new URLSearchParams('from=2026-11-01&to=2026-11-30'))).toMatchObject({
		from: '2026-10-31T17:00:00.000Z',
		to: '2026-11-30T17:00:00.000Z',
	});
});

test.each(['from=gestern', 'from=2026-13-01', 'to=', 'action=DROP', 'actor=%20'])(
	'what cannot be read asks for nothing: %s',
	(query) => {
		expect(Object.values(auditFilter(new URLSearchParams(query)))).toEqual(Array(6).fill(null));
	},
);
