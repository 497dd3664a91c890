import { afterEach, expect, test } from 'vitest';
import { m } from '#lib/paraglide/messages.js';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';

afterEach(() => overwriteGetLocale(() => 'id'));

test('in English one of something is no plural', () => {
	overwriteGetLocale(() => 'en');
	const one = [
		m.schools_found({ n: 1 }),
		m.schools_found({ n: '1' }),
		m.title_ranking({ n: 1, of: 3 }),
		m.title_breakdown({ n: '1', of: '39' }),
		m.title_map_places({ n: 1 }),
		m.admin_users_count({ n: '1' }),
		m.admin_accounts_state({ n: '1', sessions: '2' }),
		m.admin_accounts_state({ n: '2', sessions: '1' }),
		m.account_refused_wait_seconds({ seconds: 1 }),
		m.title_bump_tied({ n: 2, places: 1 }),
	];
	expect(one).toEqual([
		'1 school found',
		'1 school found',
		'1 of 3 agencies is above the city score',
		'1 of 39 schools has an established or enforced mechanism',
		'One village, no school on record yet',
		'1 user',
		'1 active account, 2 sessions under way',
		'2 active accounts, 1 session under way',
		'Too many tries. Try again in 1 second.',
		'2 agencies moved furthest, by one rank each',
	]);
	expect(m.schools_found({ n: 11 })).toBe('11 schools found');
});
