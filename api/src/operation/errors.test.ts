import { expect, test } from 'vitest';
import { fromFailure } from './errors.ts';

test.each(['40001', '40P01', '55P03', '57014', '57P01', '53300', '08006'])(
	'what ended because others were at work or the database was away, %s, is safe to try again',
	(code) => {
		const byPrisma = { meta: { driverAdapterError: { cause: { originalCode: code } } } };
		for (const failure of [{ code }, byPrisma, { originalError: byPrisma }])
			expect(fromFailure(failure)?.extensions.code).toBe('UNAVAILABLE');
	},
);

test.each(['23505', '42501', '42P01', undefined])('%s is no reason to try again', (code) => {
	expect(fromFailure({ code })).toBeUndefined();
});
