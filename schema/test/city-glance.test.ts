import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { renewKept } from '../src/renew-kept.ts';
import { anyEvent, happen, momentNumber, type Event } from './support/city-events.ts';
import { openScenario, type Scenario } from './support/scenario.ts';

let city: Scenario;
beforeAll(async () => {
	city = await openScenario();
});
afterAll(() => city.close());

/** What changes a ranking beside what city-events.ts has, as somebody with the rights of the owner might write it. */
const others = {
	SUCCEED: `insert into app.agency_succession (city_code, agency_id, predecessor_id, succeeded_on, decree)
		select '33.75', 1 + $1 % 3, 1 + ($1 + 1) % 3, date '2025-07-01', 'x' where not exists (select from app.agency_succession)`,
	NAME_INDICATOR: `update app.indicator set name = name || 'x' where id = (select id from app.indicator order by id
		offset $1 % 9 limit 1)`,
	DRAFT_AGAIN: `update app.indicator set status = 'DRAFT' where id = (select id from app.indicator order by id
		offset $1 % 9 limit 1)`,
	UNIT: `update app.indicator_definition set unit = unit || 'x' where id = (select id from app.indicator_definition
		order by id offset $1 % 9 limit 1)`,
	EXPLAIN: `update app.achievement_version set reason = 'x', reason_en = 'x' where achievement_id = (select id
		from app.achievement order by id offset $1 % 40 limit 1)`,
	HIDE: `update app.achievement set status = 'VERIFIED' where id = (select id from app.achievement
		where status = 'PUBLISHED' order by id offset $1 % 40 limit 1)`,
	BAND: `update app.rule_pack set body = jsonb_set(body, '{bands,0,from}', to_jsonb((50 + $1 % 45)::text)) where kind = 'BAND'`,
	RANKING: `update app.rule_pack set body = body || jsonb_build_object('minimum_reported', (40 + $1 % 45)::text) where kind = 'RANKING'`,
	SNAPSHOT: `update app.publication set actual = actual + 1, input = jsonb_set(input, '{entries,0,actual}', '"7"')
		where id = (select id from app.publication where superseded_at is null order by id offset $1 % 60 limit 1)`,
	REGION: `update app.region set name = name || 'x' where code = '33.75' and $1::int is not null`,
	FACT: `update app.indicator set source = source || 'x' where agency_id is null and $1::int is not null`,
};
type Other = keyof typeof others;

const either = fc.oneof(
	{ weight: 2, arbitrary: anyEvent },
	{
		weight: 1,
		arbitrary: fc.record({
			other: fc.constantFrom(...(Object.keys(others) as Other[])),
			pick: fc.nat({ max: 1000 }),
		}),
	},
);

async function happened(
	one: Scenario['one'],
	next: Event | { other: Other; pick: number },
	at: string,
) {
	if ('other' in next) await one(others[next.other], [next.pick]);
	else await happen(one, next, at);
}

/** Every kept period in which what is answered is not what is computed, as the owner of all and as somebody not signed in. */
const unlike = `select coalesce(jsonb_agg(format('%s-%s', s.year, s.quarter)), '[]') from app.city_glance s
	where s.city_code = '33.75' and (
		app.ranking('33.75', s.year, s.quarter) <> app.computed_ranking('33.75', s.year, s.quarter, null)
		or app.overview('33.75', s.year, s.quarter) <> app.overview_of_figures('33.75', s.year, s.quarter, null,
				app.computed_ranking('33.75', s.year, s.quarter, null))
			|| jsonb_build_object('city', app.region_json('33.75'))
			|| app.city_schools('33.75', app.schools_moment(s.year, s.quarter)))`;
const kept = `select count(*)::int from app.city_glance where city_code = '33.75'`;

async function asAnyone<T>(one: Scenario['one'], sql: string): Promise<T> {
	await one("select set_config('role', 'app_anon', true)");
	const found = await one<T>(sql);
	await one("select set_config('role', 'app_owner', true)");
	return found;
}

test('what is kept is what is computed, for everybody, after whatever was published or changed', async () => {
	expect(await city.one(kept)).toBe(3);
	let held = 0;
	const seen = new Set<string>();
	await fc.assert(
		fc.asyncProperty(fc.array(either, { minLength: 1, maxLength: 5 }), async (events) => {
			await city.undone(async (one) => {
				for (const [n, next] of events.entries()) {
					await happened(one, next, momentNumber(n));
					seen.add('other' in next ? next.other : next.kind);
					const said = JSON.stringify(events.slice(0, n + 1));
					expect(await one(unlike), said).toEqual([]);
					expect(await asAnyone(one, unlike), said).toEqual([]);
					// Kept anew from here, and taken away by what comes next.
					await one("select app.keep_glance('33.75')");
					expect(await asAnyone(one, unlike), `${said}, kept anew`).toEqual([]);
					held += await one<number>(kept);
				}
			});
		}),
		{ seed: 5, numRuns: 10 },
	);
	expect(held).toBeGreaterThan(30);
	expect(seen.size).toBeGreaterThan(9);
});

test('publishing keeps it in the same act; renaming takes it away, and the next turn makes it anew', async () => {
	const own = await openScenario();
	try {
		await own.one("update app.agency set name = name || 'x' where id = 1");
		expect(await own.one(kept)).toBe(0);
		expect(await renewKept(own)).toBe(1);
		expect(await own.one(kept)).toBe(3);
		expect(await renewKept(own)).toBe(0);
		await happen(own.one, { kind: 'CORRECT', pick: 2, value: 31 }, momentNumber(0));
		expect(await own.one(kept)).toBe(3);
		expect(await own.one(unlike)).toEqual([]);
	} finally {
		await own.close();
	}
});

test('who renames an agency while others publish is in what they keep', async () => {
	const own = await openScenario();
	try {
		const rename = own.asOwner(async (client) => {
			await client.query("update app.agency set name = name || ' baru' where id = 2");
			await client.query('select pg_sleep(0.1)');
		});
		const keep = own.asOwner(async (client) => {
			await client.query('select pg_sleep(0.02)');
			await client.query("select app.keep_glance('33.75')");
			await client.query('select pg_sleep(0.1)');
		});
		const renameLater = own.asOwner(async (client) => {
			await client.query('select pg_sleep(0.04)');
			await client.query("update app.agency set name = name || ' lagi' where id = 3");
		});
		await Promise.all([rename, keep, renameLater]);
		expect(await own.one(unlike)).toEqual([]);
	} finally {
		await own.close();
	}
});

test('what not everybody may know is kept of nobody', async () => {
	await city.undone(async (one) => {
		await one("update app.indicator set status = 'DRAFT' where id = 12");
		await one("select app.keep_glance('33.75')");
		expect(
			await one(`select count(*)::int from app.city_glance g join app.publication p on p.indicator_id = 12
				and p.year = g.year and p.quarter = g.quarter and p.superseded_at is null`),
		).toBe(0);
	});
});

test('a transaction that cannot see what others keep may not publish', async () => {
	await expect(
		city.undone(async (one) => {
			await one('set transaction isolation level serializable');
			await one("update app.agency set name = name || 'x' where id = 1");
		}),
	).rejects.toMatchObject({ code: '0A000' });
});
