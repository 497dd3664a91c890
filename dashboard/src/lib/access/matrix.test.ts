import { expect, test } from 'vitest';
import { holders } from './holder.ts';
import { matrixOf, type Rule } from './matrix.ts';

const rule = (part: Partial<Rule>): Rule => ({
	code: 'x',
	type: 'ACHIEVEMENT',
	verb: 'READ',
	reach: 'ANYONE',
	roles: [],
	statuses: null,
	sentence: 'x',
	sentenceEn: 'x',
	...part,
});
const extents = (rules: Rule[]) =>
	Object.fromEntries(matrixOf(rules)[0]!.cells.map(({ holder, extent }) => [holder, extent]));

test('what is open to everybody is open to every role', () => {
	expect(Object.values(extents([rule({})]))).toEqual(holders.map(() => 'ALL'));
});

test('what is open in one state only is some of it', () => {
	expect(extents([rule({ statuses: ['PUBLISHED'] })])).toMatchObject({
		PUBLIC: 'SOME',
		ADMIN: 'SOME',
	});
});

test('a rule for a role reaches nobody else, and nobody who did not sign in', () => {
	expect(extents([rule({ reach: 'AGENCY', roles: ['AGENCY_HEAD'] })])).toMatchObject({
		PUBLIC: 'NONE',
		AGENCY_HEAD: 'SOME',
		ADMIN: 'NONE',
	});
	expect(extents([rule({ reach: 'SELF' })])).toMatchObject({ PUBLIC: 'NONE', DEVELOPER: 'SOME' });
	expect(extents([rule({ reach: 'SELF', roles: ['ADMIN'] })])).toMatchObject({ DEVELOPER: 'NONE' });
});

test('what can be done to a kind stands in one row, whatever the number of its rules', () => {
	const rows = matrixOf([
		rule({ code: 'a' }),
		rule({ code: 'b', reach: 'SELF' }),
		rule({ code: 'c', verb: 'CHANGE', reach: 'REGION', roles: ['ADMIN'] }),
	]);
	expect(rows.map(({ verb, rules }) => [verb, rules.length])).toEqual([
		['READ', 2],
		['CHANGE', 1],
	]);
});
