import { expect, test } from 'vitest';
import { GraphQLError, parse, print, standIn } from './language.ts';

test('a stand-in is read and written as it was, and carries the name', () => {
	const document = parse(standIn('RankingPage'));
	expect(document.definitions[0].name.value).toBe('RankingPage');
	expect(print(document)).toBe('query RankingPage{__typename}');
});

test.each([
	'{ ranking { digest } }',
	'query A{__typename} query B{__typename}',
	'mutation A{__typename}',
])('%s is not sent: only persisted operations are', (text) => {
	expect(() => parse(text)).toThrow('Only persisted operations are sent');
});

test('an error keeps its code', () => {
	const error = new GraphQLError('x', null, null, null, ['a'], null, { code: 'UNAVAILABLE' });
	expect([error.message, error.path, error.extensions['code']]).toEqual([
		'x',
		['a'],
		'UNAVAILABLE',
	]);
});
