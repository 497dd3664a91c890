import { afterAll, beforeAll, expect, test } from 'vitest';
import { openScenario, type Scenario } from './support/scenario.ts';

let city: Scenario;
beforeAll(async () => {
	city = await openScenario('2026-11-24');
});
afterAll(() => city.close());

/** Status of every school as of a moment, by number; only those that were on record. */
async function statuses(asOf: string | null): Promise<Record<string, string>> {
	return city.oneAs<Record<string, string>>(
		null,
		`select coalesce(jsonb_object_agg(l.id, l.status), '{}')
		from app.listed_schools('33.75', in_as_of => $1) as l`,
		[asOf],
	);
}

test('a list as of a moment knows what was recorded and verified by then, judged on that day', async () => {
	// Evidence was handed in 55 days before 24 November and verified 50 days before; activities were verified then too.
	const none = Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8].map((id) => [String(id), 'NONE']));
	expect(await statuses('2026-09-29T00:00:00+07:00')).toEqual(none);
	expect(await statuses('2026-10-02T00:00:00+07:00')).toEqual({
		...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8].map((id) => [String(id), 'DRAFTED'])),
		'1': 'NONE',
	});
	expect(await statuses('2026-10-06T00:00:00+07:00')).toMatchObject({
		'4': 'ENFORCED',
		'5': 'ESTABLISHED',
	});
	expect(await statuses('2026-11-24T12:00:00+07:00')).toMatchObject({
		'4': 'ENFORCED',
		'5': 'EXPIRED',
	});
	expect(await statuses('2021-01-01T00:00:00+07:00')).toEqual({});
});

test('what a list says it answers for gives the same list again, whatever happened since', async () => {
	const ask = `(select jsonb_agg(to_jsonb(l) order by l.place)
		from app.listed_schools('33.75', '{"mechanism": ["ENFORCED"]}', in_as_of => $1) as l)`;
	const [first, again, now] = await city.undone(async (one) => {
		const asOf = await one<string>("select app.schools_as_of('33.75')::text");
		const list = await one<object>(`select ${ask}`, [null]);
		await one(
			`update app.school_requirement set withdrawn_at = now() + interval '1 second' where school_id = 4`,
		);
		await one(`insert into app.school (city_code, npsn, name, level, ownership, authority, village_code, recorded_at)
			values ('33.75', 'C0000099', 'x', 'PRIMARY', 'PUBLIC', 'CITY', '33.75.01.1002', now() + interval '1 second')`);
		return [
			list,
			await one<object>(`select ${ask}`, [asOf]),
			await one<object>(
				`select jsonb_agg(m.status) from app.matching_schools('33.75', '{"npsn": ["C0000004"]}') m`,
			),
		] as const;
	});
	expect(again).toEqual(first);
	expect(now).toEqual(['ENFORCED']);
});

test('breakdown, peers, mechanism and trace answer as of the same moment', async () => {
	const at = '2026-10-06T00:00:00+07:00';
	const groups = await city.oneAs<{ key: string; count: number }[]>(
		null,
		"select app.school_breakdown('33.75', 'MECHANISM', '{}', $1)",
		[at],
	);
	expect(groups.map(({ key, count }) => `${key} ${count}`)).toEqual([
		...['ENFORCED 2', 'ESTABLISHED 3', 'DRAFTED 2', 'EXPIRED 0', 'NONE 1'],
	]);
	expect(await city.oneAs(null, 'select app.school_peers(5, $1)', [at])).toMatchObject({
		count: 2,
		enforced: 1,
	});
	expect(
		await city.oneAs(null, "select mechanism->>'status' from app.school_mechanisms(array[5], $1)", [
			at,
		]),
	).toBe('ESTABLISHED');
	expect(
		await city.oneAs(null, "select app.mechanism_trace(5, $1)->'sentence'->>'id'", [at]),
	).toMatch(
		/^Ditetapkan karena .* Sampai 23 November 2026; .* Kedaluwarsa karena Perjanjian rujukan/,
	);
});

test.each([
	"(select count(*) from app.listed_schools('33.75', in_as_of => $1))",
	"app.school_breakdown('33.75', 'LEVEL', '{}', $1)",
	'app.school_peers(1, $1)',
	'app.mechanism_trace(1, $1)',
	'(select count(*) from app.school_mechanisms(array[1], $1))',
	"app.city_schools('33.75', $1)",
])('%s refuses a moment to come', async (call) => {
	const tomorrow = await city.one<string>("select now() + interval '1 second'");
	await expect(city.oneAs(null, `select ${call}`, [tomorrow])).rejects.toMatchObject({
		code: '22023',
		message: expect.stringMatching(/^asOf: /) as string,
	});
});

test('the overview of what is past shows the schools as of its end, and says which day', async () => {
	const schools = (year: number, quarter: number) =>
		city.oneAs<{ day: string; count: number; enforced: number }>(
			null,
			"select app.overview('33.75', $1, $2)->'schools'",
			[year, quarter],
		);
	expect(await schools(2019, 1)).toMatchObject({ day: '2019-03-31', count: 0, enforced: 0 });
	expect(await schools(2025, 4)).toMatchObject({ day: '2025-12-31', count: 8, enforced: 0 });
	expect(await schools(2019, 0)).toMatchObject({ day: '2019-12-31', count: 0 });
	const newest = await city.one<[number, number]>(
		'select array[extract(year from app.today())::int, extract(quarter from app.today())::int]',
	);
	expect(await schools(...newest)).toMatchObject({
		day: await city.one('select app.today()::text'),
	});
});

test('nobody reads the evidence, the notes on it or who verified it; everybody whether there is some', async () => {
	for (const column of ['evidence', 'note', 'verifier_id'])
		for (const viewer of [null, 7, 9, 11, 15])
			await expect(
				city.oneAs(viewer, `select ${column} from app.school_activity`),
			).rejects.toMatchObject({ code: '42501' });
	expect(await city.oneAs(null, 'select bool_and(has_evidence) from app.school_activity')).toBe(
		true,
	);
});
