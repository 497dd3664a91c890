import { places, statuses } from '../../../schema/test/support/two-cities.ts';
import { mutation } from '../mutation.ts';
import { inEachPlace, inRegion, made, missing, type Act, type Subject } from './subjects.ts';

const versionOf = (state: string) => (state === 'PUBLISHED' ? 6 : 1);

/** Entries in every state and place; first those that nothing else is tried on, `extra` beyond the indicator. */
function entries(inputOf: (state: string) => (id: string) => object, extra?: number): Subject[] {
	const apart =
		extra === undefined
			? []
			: inEachPlace('achievement:SUBMITTED', (at) => at.indicator + extra, inputOf('SUBMITTED'));
	return [
		...apart,
		...statuses.flatMap((state, n) =>
			inEachPlace(`achievement:${state}`, (at) => at.indicator + n, inputOf(state)),
		),
		...missing('Achievement', inputOf('DRAFT')),
	];
}

const stands = 'achievement { status version }';
const frame = { unseen: 'NotAllowedError', light: true } as const;
const left = ['achievement', 'achievement_version', 'audit_log'];
const published = [
	...['achievement', 'achievement_version', 'agency_score', 'audit_log'],
	...['city_glance', 'city_score', 'publication'],
];

function step(name: string, verb: string, from: readonly string[], extra?: number): Act {
	const inputOf = (state: string) => (id: string) => ({
		...{ id, version: versionOf(state), reason: 'uji matriks izin' },
	});
	return {
		...frame,
		...{ verb, from, document: mutation(name, stands) },
		subjects: () => entries(inputOf, extra),
		writes: left,
	};
}

/** The indicators of the home city, in a period in which nothing is entered, or what is entered in a state. */
function recorded(name: string, state: string, year: number, quarter: number): Subject[] {
	return (['OWN', 'CITY'] as const).map((where) => {
		const { agency, city } = places[where];
		const seen = state && { version: versionOf(state), reason: 'uji matriks izin' };
		return made(
			state ? `achievement:${state}` : 'achievement',
			`${name} ${where}`,
			{ agency, city, school: null },
			{ indicator: `R-${where}`, period: { year, quarter }, actual: '5', ...seen },
		);
	});
}

export const achievementActs: Record<string, Act> = {
	recordAchievement: {
		...frame,
		...{ verb: 'record', from: ['DRAFT', 'RETURNED', 'PUBLISHED'] },
		document: mutation('recordAchievement', stands),
		subjects: () =>
			statuses
				.map((state, n) =>
					recorded(state, state, 2018 + Math.floor((n + 1) / 4), ((n + 1) % 4) + 1),
				)
				// What others are tried on stays as it is: of what was given back nothing else is tried first.
				.toSorted(
					(a, b) => Number(b[0]?.name === 'RETURNED OWN') - Number(a[0]?.name === 'RETURNED OWN'),
				)
				.flat(),
		writes: left,
	},
	submitAchievement: step('submitAchievement', 'submit', ['DRAFT', 'RETURNED']),
	withdrawAchievement: step('withdrawAchievement', 'withdraw', ['SUBMITTED']),
	approveAchievement: step('approveAchievement', 'approve', ['SUBMITTED'], 40),
	returnAchievement: step('returnAchievement', 'return', ['SUBMITTED', 'APPROVED', 'VERIFIED'], 41),
	verifyAchievement: step('verifyAchievement', 'verify', ['APPROVED']),
	correctAchievement: {
		...frame,
		...{ verb: 'correct', from: ['PUBLISHED'], document: mutation('correctAchievement', stands) },
		subjects: () =>
			entries((state) => (id) => ({
				...{ id, version: versionOf(state), actual: '7', reason: 'uji matriks izin' },
			})),
		writes: published,
	},
	moveAchievements: {
		...{ verb: 'submit', light: true, unseen: 'BulkRefusedError', refused: 'BulkRefusedError' },
		strangers: 'NotAllowedError',
		document: mutation('moveAchievements', 'achievements { status }'),
		subjects: () => {
			const moved = (id: string) => ({ step: 'SUBMIT', entries: [{ id, version: 1 }] });
			return [
				...inEachPlace('achievement:RETURNED', (at) => at.indicator + 42, moved),
				...inEachPlace('achievement:SUBMITTED', (at) => at.indicator + 1, moved),
				...missing('Achievement', moved),
			];
		},
		writes: left,
	},
	publishAchievements: {
		...frame,
		...{ verb: 'publish', document: mutation('publishAchievements', 'published') },
		subjects: () => [
			made('achievement', 'in the city', inRegion('33.75'), {
				period: { year: 2019, quarter: 2 },
			}),
		],
		writes: published.filter((table) => table !== 'city_glance'),
	},
};
