import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../schema/test/support/database.ts';

let database: TestDatabase;

beforeAll(async () => {
	database = await openTestDatabase({ with: 'scenario' });
});
afterAll(() => database?.close());

async function rows(text: string): Promise<unknown[][]> {
	return database.asOwner(
		async (client) => (await client.query<unknown[]>({ text, rowMode: 'array' })).rows,
	);
}

test('the scenario publishes the percents that its table promises', async () => {
	const published = await rows(
		`select indicator_id, array_agg(percent::text order by quarter) from app.publication
		where year = 2025 and quarter > 0 and superseded_at is null group by 1 order by 1`,
	);
	expect(published).toEqual([
		[11, ['95.00', '75.00', '85.00', '90.00']],
		[12, ['80.00', '100.00', '93.33', '90.00']],
		[13, ['0.00', '100.00', '100.00', '100.00']],
		[14, ['100.00', '100.00', '62.50', '70.00']],
		[21, ['80.00', '80.00', '83.33', '85.00']],
		[22, ['100.00', '90.00', '80.00', '75.00']],
		[23, ['75.00', '100.00', '75.00', '100.00']],
		[24, ['120.00', '120.00', '120.00', '120.00']],
		[31, ['90.00', '80.00', '60.00', '50.00']],
		[32, ['100.00', '100.00', '0.00']],
	]);
});

test('the scores are those of the table, with a tie and an agency that reported too little', async () => {
	const scores = await rows(
		`select year, quarter, agency_id, score::text, rank from app.agency_score
		where quarter > 0 and year < 2026 order by 1, 2, 3`,
	);
	const by = (agency: number) =>
		scores.filter(([, , id]) => id === agency).map(([, , , score, rank]) => [score, rank]);
	expect(by(1)).toEqual([
		['91.43', 2],
		['93.57', 3],
		['95.71', 3],
		['97.86', 3],
		['77.50', 3],
		['87.50', 3],
		['85.14', 1],
		['88.33', 1],
	]);
	expect(by(2).map(([score]) => score)).toEqual([
		...Array<string>(4).fill('100.00'),
		...['81.67', '88.33', '80.00', '88.33'],
	]);
	expect(by(2).at(-1)).toEqual(['88.33', 1]);
	expect(by(3)).toEqual([
		['90.00', 3],
		['95.00', 2],
		['100.00', 1],
		['100.00', 1],
		['95.00', 1],
		['90.00', 1],
		['30.00', 3],
		[null, null],
	]);
});

test('a correction keeps what was published before it', async () => {
	expect(
		await rows(
			`select actual::text, percent::text, superseded_at is null from app.publication
			where achievement_id = 31251 order by published_at`,
		),
	).toEqual([
		['40', '80.00', false],
		['45', '90.00', true],
	]);
});

test('the schools have the status and compliance of their table', async () => {
	expect(
		await rows('select school_id, status, compliance::text from app.school_mechanism order by 1'),
	).toEqual([
		[1, 'NONE', '0.00'],
		[2, 'DRAFTED', '19.00'],
		[3, 'ESTABLISHED', '72.00'],
		[4, 'ENFORCED', '100.00'],
		[5, 'EXPIRED', '60.00'],
		[6, 'DRAFTED', '12.00'],
		[7, 'ESTABLISHED', '100.00'],
		[8, 'ENFORCED', '94.00'],
	]);
});

test('the open quarter has every state before publication, of more than one agency', async () => {
	expect(
		await rows(
			`select status, array_agg(id order by id) from app.achievement where year = 2026 and quarter = 1
			group by 1 order by 1`,
		),
	).toEqual([
		['APPROVED', [14261, 31261]],
		['DRAFT', [11261, 22261]],
		['RETURNED', [13261, 24261]],
		['SUBMITTED', [12261, 23261]],
		['VERIFIED', [21261, 32261]],
	]);
});

test('a row added after the scenario gets a number of its own', async () => {
	await database.asOwner(async (client) => {
		const { rows: added } = await client.query<{ id: number }>(
			`insert into app.app_user (email, name) values ('new@demo.example', 'New') returning id`,
		);
		expect(added[0]?.id).toBe(17);
	});
});
