import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from './support/database.ts';
import { ask, attempt, viewer } from './support/as-viewer.ts';

let database: TestDatabase;
beforeAll(async () => {
	database = await openTestDatabase({ with: 'two-cities' });
	// LAMA has scores until the second quarter of 2025, BARU from the third on; TUA ended before them.
	await database.asOwner((client) =>
		client.query(`insert into agency (id, city_code, code, name, name_en, short_name, valid_from, valid_to) values
				(51, '33.75', 'TUA', 'Tua', 'Older', 'Tua', '2017-01-01', '2024-12-31'),
				(52, '33.75', 'LAMA', 'Lama', 'Old', 'Lama', '2025-01-01', '2025-06-30'),
				(53, '33.75', 'BARU', 'Baru', 'New', 'Baru', '2025-07-01', null);
			insert into agency_score (city_code, year, quarter, agency_id, score, indicator_count, reported_count, weight,
				reported_weight, rank, best_rank, worst_rank)
			select '33.75', year, quarter, id, score, 1, 1, 1, 1, rank, rank, rank from (values
				(2024, 4, 51, 61, 7), (2025, 1, 52, 62, 5), (2025, 2, 52, 63, 4), (2025, 3, 53, 64, 3), (2025, 4, 53, 65, 2)
			) as s (year, quarter, id, score, rank)`),
	);
});
afterAll(() => database.close());

const note = (agency: number, predecessor: number, day: string, decree = 'Perwali 9/2025') =>
	`select app.create_succession(${agency}, ${predecessor}, '${day}', '${decree}')`;
const asAdmin = async <Value>(text: string) =>
	Object.values((await ask(database, viewer('ADMIN'), text))[0]!)[0] as Value;
interface Entry {
	agency: { code: string };
	previousRank: number | null;
	previousScore: string | null;
	history: { percent: string | null; noteEn: string | null }[];
}
const ranking = (quarter: number, asOf = 'null') =>
	asAdmin<{ digest: string; entries: Entry[] }>(
		`select app.ranking('33.75', 2025, ${quarter}, ${asOf})`,
	);
const entryOf = ({ entries }: { entries: Entry[] }) =>
	entries.find(({ agency }) => agency.code === 'BARU')!;
const trend = () =>
	asAdmin<{ points: Entry['history'] }>(
		"select app.trend('AGENCY', 'BARU', '33.75', 2024, 4, 2025, 4)",
	);

test('without a note the course and the rank of before break; with it they go on from the predecessor', async () => {
	const before = entryOf(await ranking(3));
	expect(before).toMatchObject({ previousRank: null, previousScore: null });
	expect((await trend()).points.map(({ percent }) => percent)).toEqual([
		null,
		null,
		null,
		'64.00',
		'65.00',
	]);
	await asAdmin(note(53, 52, '2025-07-01'));
	expect(entryOf(await ranking(3))).toMatchObject({ previousRank: 4, previousScore: '63.00' });
	expect(entryOf(await ranking(4))).toMatchObject({ previousRank: 3, previousScore: '64.00' });
	expect((await trend()).points.map(({ percent }) => percent)).toEqual([
		null,
		'62.00',
		'63.00',
		'64.00',
		'65.00',
	]);
	await asAdmin(note(52, 51, '2025-01-01'));
	const { points } = await trend();
	expect(points.map(({ percent }) => percent)).toEqual([
		'61.00',
		'62.00',
		'63.00',
		'64.00',
		'65.00',
	]);
	expect(points.map(({ noteEn }) => noteEn)).toEqual([
		null,
		'Before that as Tua.',
		null,
		'Before that as Lama.',
		null,
	]);
	const { history } = entryOf(await ranking(4));
	expect(history.slice(-5)).toEqual(points);
});

test('what a ranking as of a moment is compared with is what was on record then', async () => {
	const owner = (text: string) => database.asOwner((client) => client.query(text));
	// DLH has publications, from which a ranking as of a moment is computed.
	await owner('update agency_succession set predecessor_id = 3 where agency_id = 53');
	await owner("update agency_succession set noted_at = '2026-11-05' where agency_id = 53");
	const former = (asOf: string) =>
		asAdmin<string | null>(
			`select max(score)::text from app.former_scores('33.75', 2025, 2, '${asOf}') where agency_id = 53`,
		);
	const digest = async () => (await ranking(3, "'2026-11-01'")).digest;
	const before = await digest();
	expect([await former('2026-11-01'), await former('2026-11-10')]).toEqual([null, '90.00']);
	await owner("update agency_succession set withdrawn_at = '2026-11-15' where agency_id = 53");
	expect(await former('2026-11-10')).toBe('90.00');
	expect(await former('2026-11-20')).toBeNull();
	// The period's own content is the same, whatever it is compared with.
	expect(await digest()).toBe(before);
	await owner(
		'update agency_succession set withdrawn_at = null, predecessor_id = 52 where agency_id = 53',
	);
});

test('a chain that comes back to itself ends there', async () => {
	await database.asOwner((client) =>
		client.query(`insert into agency_succession (city_code, agency_id, predecessor_id, succeeded_on, decree)
			values ('33.75', 51, 53, '2026-01-01', 'x')`),
	);
	const [row] = await ask<{ steps: number[] }>(
		database,
		viewer('PUBLIC'),
		"select array_agg(step order by step) as steps from app.agency_forbears('33.75') where agency_id = 53",
	);
	expect(row!.steps).toEqual([1, 2]);
	await database.asOwner((client) =>
		client.query('delete from agency_succession where agency_id = 51'),
	);
});

interface Refusal {
	message: string;
	detail: string;
}
test.each([
	['of another city', note(53, 901, '2026-01-01'), 'predecessor: there is no such', 'NOT_FOUND'],
	[
		'that is not there',
		note(53, 99_999, '2026-01-01'),
		'predecessor: there is no such',
		'NOT_FOUND',
	],
	[
		'that is itself',
		note(53, 53, '2026-01-01'),
		'predecessor: is the agency itself',
		'CONTRADICTS',
	],
	['that goes on', note(53, 1, '2026-01-01'), 'predecessor: has no last day', 'REQUIRED'],
	['before its end', note(53, 52, '2025-06-30'), 'date: lies after', 'REVERSED'],
	['before the beginning', note(53, 51, '2025-06-30'), 'date: lies after', 'REVERSED'],
	['without a decree', note(53, 51, '2025-07-01', ' '), 'decree: has 1 to 200', 'LENGTH'],
	['a second time', note(53, 51, '2025-07-01'), 'agency: goes on from another', 'HELD'],
	[
		'that another goes on from',
		note(3, 52, '2025-07-01'),
		'predecessor: goes on as another',
		'HELD',
	],
])('a predecessor %s is refused, and nothing is noted', async (_name, text, message, code) => {
	const refused = await ask(database, viewer('ADMIN'), text).catch((error: Refusal) => error);
	expect((refused as Refusal).message).toContain(message);
	expect(JSON.parse((refused as Refusal).detail)).toMatchObject({ code });
});

test('what was a mistake is withdrawn with a reason, once, and may be noted anew', async () => {
	const [{ id } = { id: 0 }] = await database.asOwner(
		async (client) =>
			(await client.query<{ id: number }>('select id from agency_succession where agency_id = 53'))
				.rows,
	);
	const withdraw = (reason: string) => `select app.withdraw_succession(${id}, ${reason})`;
	expect(await attempt(database, viewer('ADMIN'), withdraw('null'))).toBe('22023');
	await ask(database, viewer('ADMIN'), withdraw("'salah catat'"));
	expect(await attempt(database, viewer('ADMIN'), withdraw("'salah catat'"))).toBe('42501');
	expect(entryOf(await ranking(3)).previousRank).toBeNull();
	expect(await attempt(database, viewer('ADMIN'), note(53, 52, '2025-07-01'))).toBe(1);
	const log = await database.asOwner((client) =>
		client.query(
			"select action, city_code, agency_id, reason from audit_log where table_name = 'agency_succession' and actor = 110 order by seq desc limit 1",
		),
	);
	expect(log.rows).toEqual([
		{ action: 'UPDATE', city_code: '33.75', agency_id: 53, reason: 'salah catat' },
	]);
});
