import { expect, test } from 'vitest';
import { byObjective } from './objectives.ts';
import type { ContributionFragment } from '#lib/graphql/generated/graphql.ts';
import { waterfallSteps } from './waterfall.ts';

function contribution(
	code: string,
	part: Partial<ContributionFragment> = {},
	parent: string | null = null,
) {
	return {
		state: 'COMPUTED',
		percent: '90.00',
		counted: '90.00',
		weight: '1',
		share: null,
		points: null,
		lost: null,
		status: 'PUBLISHED',
		verdict: null,
		...part,
		indicator: {
			code,
			name: code,
			nameEn: code,
			level: 'PROGRAM',
			kind: 'IKU',
			direction: 'MAXIMIZE',
			parent: parent === null ? null : { code: parent, name: parent, nameEn: parent },
		},
	} satisfies ContributionFragment;
}

test('the waterfall ends at the sum of the points, largest loss first', () => {
	const steps = waterfallSteps([
		contribution('A', { points: '40.00', lost: '10.00' }),
		contribution('B', { points: '30.00', lost: '20.00' }),
	]);
	expect(
		steps.map(({ contribution: { indicator }, from, to }) => [indicator.code, from, to]),
	).toEqual([
		['B', 0, 30],
		['A', 30, 70],
	]);
});

test('what was not reported is no step of the waterfall', () => {
	expect(waterfallSteps([contribution('A', { state: 'NOT_REPORTED' })])).toEqual([]);
});

test('an indicator stands below the topmost measured indicator that it serves', () => {
	const groups = byObjective([
		contribution('A'),
		contribution('B', {}, 'A'),
		contribution('C', {}, 'B'),
	]);
	expect(
		groups.map((group) => [group.code, group.own?.indicator.code, group.parts.length]),
	).toEqual([['A', 'A', 2]]);
});

test('a parent that is not measured still names the group', () => {
	const [group] = byObjective([contribution('B', {}, 'A')]);
	expect(group).toMatchObject({ code: 'A', own: null, parts: { length: 1 } });
});

test('parents that point at each other do not hang the page', () => {
	expect(byObjective([contribution('A', {}, 'B'), contribution('B', {}, 'A')])).toHaveLength(2);
});
