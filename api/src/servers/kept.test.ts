import { expect, test } from 'vitest';
import { keptAnswers } from './kept.ts';

test('an answer is kept for its time and not longer, and with 0 not at all', () => {
	let time = 0;
	const kept = keptAnswers(2000, () => time);
	const { tag } = kept.put('a', '{}', 'application/json', kept.round);
	time = 1999;
	expect(kept.get('a')).toMatchObject({ text: '{}', tag });
	time = 2000;
	expect(kept.get('a')).toBeUndefined();
	const none = keptAnswers(0, () => time);
	expect(none.put('a', '{}', 'application/json', none.round).tag).toBe(tag);
	expect(none.get('a')).toBeUndefined();
});

test('it does not grow without end, counted in characters of questions and answers, and forgets the oldest first', () => {
	const kept = keptAnswers(2000, () => 0);
	for (let n = 0; n < 101; n++)
		kept.put(`${n}${'q'.repeat(99_990)}`, 'x'.repeat(100_000), 'text/plain', kept.round);
	expect(kept.get(`0${'q'.repeat(99_990)}`)).toBeUndefined();
	expect(kept.get(`2${'q'.repeat(99_990)}`)?.text).toHaveLength(100_000);
	kept.put('large', 'x'.repeat(300_001), 'text/plain', kept.round);
	expect(kept.get('large')).toBeUndefined();
});

test('a change forgets every answer, and one that was asked before it is not kept', () => {
	const kept = keptAnswers(2000, () => 0);
	kept.put('a', 'old', 'text/plain', kept.round);
	const asked = kept.round;
	kept.forget();
	expect(kept.get('a')).toBeUndefined();
	expect(kept.put('b', 'old', 'text/plain', asked).text).toBe('old');
	expect(kept.get('b')).toBeUndefined();
	kept.put('b', 'new', 'text/plain', kept.round);
	expect(kept.get('b')?.text).toBe('new');
});
