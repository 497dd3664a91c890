import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '../src/migrate.ts';
import { databaseSettings } from '../src/settings.ts';
import { openScenario, type Scenario } from './support/scenario.ts';

let city: Scenario;
beforeAll(async () => {
	city = await openScenario();
});
afterAll(() => city.close());

/** Something that happens to the schools of the scenario city, with numbers that choose among what is there. */
interface Event {
	kind: keyof typeof events;
	pick: number;
	/** Days before today; below zero, after it. */
	days: number;
}

const ago = (n: string) => `(now() - interval '1 hour' * (24 * ${n} + 3))`;
const someOf = (table: string) => `id = (select id from app.${table} order by id offset $1::int %
	greatest((select count(*) from app.${table}), 1) limit 1) and $2::int is not null`;
const code = "(array['DECREE', 'REFERRAL', 'DRILL', 'WORKING_GROUP', 'REVIEW'])[1 + $1 % 5]";
const school = '1 + $1 % 8';

/** $1: which one, $2: days. */
const events = {
	CLAIM: `insert into app.school_requirement (school_id, city_code, code, claim, recorded_at, verified_at, valid_until)
		select ${school}, '33.75', ${code}, (array['MET', 'MET', 'PARTLY', 'NOT_MET'])[1 + $1 % 4], ${ago('$2::int')},
			case when $1 % 3 > 0 then ${ago('($2::int - 1)')} end,
			case when $1 % 7 > 2 then app.today() - $2::int + $1 % 40 end`,
	CLAIM_ALL: `insert into app.school_requirement (school_id, city_code, code, claim, recorded_at, verified_at, valid_until)
		select ${school}, '33.75', code, 'MET', ${ago('$2::int')}, ${ago('$2::int')}, app.today() + $1 % 90
		from app.requirement`,
	EXTEND: `update app.school_requirement set valid_until = app.today() - $2::int where ${someOf('school_requirement')}`,
	FAR: `update app.school_requirement set valid_until = case when $2::int > 0 then date 'infinity' else date '5874897-12-31' end
		where ${someOf('school_requirement')}`,
	VERIFY: `update app.school_requirement set verified_at = ${ago('$2::int')} where ${someOf('school_requirement')}`,
	WITHDRAW: `update app.school_requirement set withdrawn_at = greatest(recorded_at, ${ago('$2::int')})
		where ${someOf('school_requirement')}`,
	REMOVE: `delete from app.school_requirement where ${someOf('school_requirement')}`,
	HOLD: `insert into app.school_activity (school_id, city_code, code, held_on, evidence, recorded_at, verified_at)
		select ${school}, '33.75', code, app.today() - $2::int * 6, 'x', ${ago('$2::int * 6')}, ${ago('($2::int * 6 - 1)')}
		from app.requirement where enforces`,
	MOVE_ACTIVITY: `update app.school_activity set held_on = app.today() - 355 - $2::int where ${someOf('school_activity')}`,
	CANCEL: `update app.school_activity set withdrawn_at = greatest(recorded_at, ${ago('$2::int')}) where ${someOf('school_activity')}`,
	REASSIGN: `update app.school_activity set school_id = ${school} where ${someOf('school_activity')}`,
	SCHOOL: `insert into app.school (city_code, npsn, name, level, ownership, authority, village_code)
		select '33.75', 'N' || (1000000 + count(*)), 'x', 'PRIMARY', 'PUBLIC', 'CITY', '33.75.01.1002' from app.school
		where $1::int + $2::int is not null`,
	LEVEL: `update app.school set level = (array['PAUD', 'PRIMARY', 'JUNIOR'])[1 + $1 % 3] where ${someOf('school')}`,
	WEIGHT: `update app.requirement set weight = 1 + $1 % 5, mandatory = $2::int > 0 where code = ${code}`,
	PACK: `with made as (
			insert into app.rule_pack (kind, version, title, title_en, valid_from, valid_to, source, body)
			select 'MECHANISM', 'x' || count(*), 'x', 'x', app.today() - $2::int, app.today() - $2::int + $1 % 60, 'x',
				jsonb_build_object('enforced_within_months', 1 + $1 % 14) from app.rule_pack where $1::int is not null
			returning version
		)
		insert into app.requirement (pack_version, code, ordinal, name, name_en, mandatory, weight, enforces)
		select m.version, r.code, r.ordinal, r.name, r.name_en, r.mandatory, r.weight, r.enforces
		from app.requirement r, made m where r.pack_version = '2023.1' and r.ordinal % (2 + $1 % 3) = 0`,
	EMPTY: 'truncate app.school_activity',
};

const event: fc.Arbitrary<Event> = fc.record({
	kind: fc.constantFrom(...(Object.keys(events) as (keyof typeof events)[])),
	pick: fc.nat({ max: 10_000 }),
	days: fc.integer({ min: -40, max: 60 }),
});

async function happen(one: Scenario['one'], { kind, pick, days }: Event): Promise<void> {
	await one(events[kind], kind === 'EMPTY' ? [] : [pick, days]);
}

/** Where the reading function says something else than the rule, at moments before and after now; and how much is kept. */
const unlike = `with moments as (
		select now() + interval '1 hour' * n as at from generate_series(-1500, 1500, 37) as n
		union select holds_until from app.school_standing where holds_until < '3000-01-01'
		union select holds_until - interval '1 microsecond' from app.school_standing where holds_until < '3000-01-01'
		union select holds_from from app.school_standing where holds_from > '1000-01-01'
		union select now()
	), ids as (select array_agg(id) as list from app.school)
	select jsonb_build_object(
		'unlike', (select count(*) from moments, ids, lateral (
			(select * from app.mechanisms_at(list, at) except all select * from app.mechanisms(list, at, app.day_of(at)))
			union all
			(select * from app.mechanisms(list, at, app.day_of(at)) except all select * from app.mechanisms_at(list, at))) as u),
		'missing', (select count(*) from app.school s where not exists (select from app.school_standing k
			where k.school_id = s.id and k.city_code = s.city_code
				and k.holds_from <= clock_timestamp() and k.holds_until > clock_timestamp())))`;
const right = { unlike: 0, missing: 0 };

test('what is kept is what the rule says, at every moment that it holds for, whatever happened', async () => {
	expect(await city.one(unlike)).toEqual(right);
	const seen = new Set<string>();
	await fc.assert(
		fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 7 }), async (list) => {
			await city.undone(async (one) => {
				for (const next of list) {
					await happen(one, next);
					seen.add(next.kind);
				}
				expect(await one(unlike), JSON.stringify(list)).toEqual(right);
			});
		}),
		{ seed: 11, numRuns: 24 },
	);
	expect(seen.size).toBe(Object.keys(events).length);
});

test('two who write of one school at once leave what both wrote', async () => {
	const own = await openScenario();
	try {
		const claim = (n: number) =>
			own.asOwner(async (client) => {
				await client.query('select now()');
				await client.query(
					`insert into app.school_requirement (school_id, city_code, code, claim, verified_at, recorded_at)
					select 1 + n % 2, '33.75', r.code, 'MET', now(), now() from app.requirement r, generate_series(0, 1) n
					where r.ordinal % 4 = $1`,
					[n],
				);
				await client.query('select pg_sleep(0.03)');
			});
		await Promise.all([0, 1, 2, 3].map(claim));
		expect(await own.one(unlike)).toEqual(right);
		expect(
			await own.one(
				`select array_agg(distinct cardinality(met)) = array[(select count(*) from app.requirement)::int]
				from app.school_standing where school_id in (1, 2) and holds_until > now()`,
			),
		).toBe(true);
	} finally {
		await own.close();
	}
});

test('a school that comes while the rules change is judged by the new ones', async () => {
	const own = await openScenario();
	try {
		await Promise.all([
			own.asOwner(async (client) => {
				await client.query("update app.requirement set mandatory = false where code <> 'DECREE'");
				await client.query('select pg_sleep(0.05)');
			}),
			own.asOwner(async (client) => {
				await client.query(`insert into app.school (id, city_code, npsn, name, level, ownership, authority, village_code)
					values (77, '33.75', 'N1000077', 'x', 'PRIMARY', 'PUBLIC', 'CITY', '33.75.01.1002')`);
				await client.query(`insert into app.school_requirement (school_id, city_code, code, claim, verified_at)
					values (77, '33.75', 'DECREE', 'MET', now())`);
				await client.query('select pg_sleep(0.05)');
			}),
		]);
		expect(await own.one(unlike)).toEqual(right);
		expect(
			await own.one(
				'select status from app.school_standing where school_id = 77 and holds_until > now()',
			),
		).toBe('ESTABLISHED');
	} finally {
		await own.close();
	}
});

test('a school takes what is kept of it along when it moves or goes', async () => {
	await city.undone(async (one) => {
		await one(`insert into app.region (code, name, source) values ('33.76', 'x', 'x')`);
		await one("update app.school set city_code = '33.76' where id = 6");
		expect(
			await one('select distinct city_code from app.school_standing where school_id = 6'),
		).toBe('33.76');
		await one('delete from app.school_requirement where school_id = 6');
		await one('delete from app.school_activity where school_id = 6');
		await one('delete from app.school where id = 6');
		expect(await one(unlike)).toEqual(right);
	});
});

test('laid again, what was kept by other functions is made anew', async () => {
	const own = await openScenario();
	try {
		const before = await own.one(
			'select jsonb_agg(k order by school_id, holds_from) from app.school_standing k',
		);
		await own.one(
			"update app.school_standing set status = 'NONE', met = '{}' where school_id in (4, 5)",
		);
		await own.one('delete from app.school_standing where school_id = 6');
		await own.one("delete from app.migration where name = 'laid'");
		await migrate(own, databaseSettings(own.env).url);
		expect(await own.one(unlike)).toEqual(right);
		expect(
			await own.one(
				'select jsonb_agg(k order by school_id, holds_from) from app.school_standing k',
			),
		).toEqual(before);
	} finally {
		await own.close();
	}
});

test('reading writes nothing, whether what is kept holds or not', async () => {
	await city.undone(async (one) => {
		await one(
			"update app.school_standing set holds_from = now() - interval '2 s', holds_until = now() - interval '1 s' where school_id = 4 and holds_until > now()",
		);
		const kept = await one(
			'select jsonb_agg(k order by school_id, holds_from) from app.school_standing k',
		);
		expect(
			await one(
				`select jsonb_agg(m.status) from app.matching_schools('33.75', '{"npsn": ["C0000004"]}') m`,
			),
		).toEqual(['ENFORCED']);
		await one(`select app.city_schools('33.75')`);
		await one(`select app.schools_as_of('33.75')`);
		expect(
			await one('select jsonb_agg(k order by school_id, holds_from) from app.school_standing k'),
		).toEqual(kept);
	});
});

test('a transaction that cannot see what others keep may not write of schools', async () => {
	await expect(
		city.undone(async (one) => {
			await one('set transaction isolation level repeatable read');
			await one("update app.school_requirement set valid_until = '2026-01-01' where school_id = 4");
		}),
	).rejects.toMatchObject({ code: '0A000' });
});

test('what has lapsed is found and renewed, and nothing else is', async () => {
	await city.undone(async (one) => {
		const lapsed = () =>
			one(
				`select jsonb_build_array(app.lapsed_schools('33.75'), array(select app.cities_with_lapsed_schools()))`,
			);
		expect(await lapsed()).toEqual([[], []]);
		await one(
			`update app.school_standing set holds_until = now() - interval '1 s'
			where school_id = 4 and holds_until > now() and holds_from < now() - interval '2 s'`,
		);
		await one('delete from app.school_standing where school_id = 6');
		await one('delete from app.school_standing where school_id = 7');
		expect(await lapsed()).toEqual([[4, 6, 7], ['33.75']]);
		await one("select app.renew_kept('33.75')");
		expect(await lapsed()).toEqual([[], []]);
		expect(await one(unlike)).toEqual(right);
	});
});
