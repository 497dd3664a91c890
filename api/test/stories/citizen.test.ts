import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStory, type Reader, type Story } from './story.ts';

let story: Story;
let citizen: Reader;
beforeAll(async () => {
	story = await openStory();
	citizen = await story.reader(null);
});
afterAll(() => story.close());

const period = { year: 2025, quarter: 1 };

test('a citizen follows a score from the city down to what it was computed from', async () => {
	const { overview } = await citizen.open<{
		overview: { score: string; top: { agency: { code: string }; score: string }[] };
	}>('OverviewPage', { period, locale: 'ID' });
	expect(overview).toMatchObject({ score: '84.72', top: [{ agency: { code: 'DLH' } }, {}, {}] });

	const { agency } = await citizen.open<{
		agency: {
			standing: {
				score: string;
				contributions: { indicator: { code: string }; percent: string }[];
			};
		};
	}>('AgencyPage', {
		...{ code: 'DLH', period, from: period, locale: 'ID' },
		...{ before: { year: 2024, quarter: 4 }, hasBefore: true },
	});
	expect(agency.standing.score).toBe(overview.top[0]?.score);

	const { indicator, percent } = agency.standing.contributions[0]!;
	const page = await citizen.open<{
		indicator: { achievement: { attainment: { percent: string; trace: { sentence: string } } } };
	}>('IndicatorPage', { code: indicator.code, period, from: period, year: 2025, locale: 'EN' });
	expect(page.indicator.achievement.attainment).toMatchObject({ percent });
	expect(page.indicator.achievement.attainment.trace.sentence).toContain(
		`Attainment is ${percent}%`,
	);
});

test('what is not published is not there for a citizen, and what is behind a sign-in is refused', async () => {
	const draft = { code: 'DLH-03', period, from: period, year: 2025, locale: 'ID' };
	expect(await citizen.open('IndicatorPage', draft)).toMatchObject({ indicator: null });
	expect(await citizen.open('Me')).toMatchObject({ viewer: { signedIn: false } });
	const desks = {
		...{ UsersPage: 'users', TokenList: 'tokens', SessionList: 'sessions' },
		...{ ApprovalsPage: 'grants', AuditPage: 'auditEntries' },
	};
	for (const [page, list] of Object.entries(desks))
		expect(await citizen.open(page)).toMatchObject({ [list]: { totalCount: 0, edges: [] } });
	expect(
		await citizen.open('CreateUser', { input: { email: 'saya@kota.example', name: 'Saya' } }),
	).toMatchObject({ createUser: { __typename: 'NotAllowedError' } });
});
