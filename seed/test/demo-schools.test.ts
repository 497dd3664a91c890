import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../schema/test/support/database.ts';
import {
	mechanismOf,
	type ActivityRow,
	type Asked,
	type EvidenceRow,
} from '../../schema/test/support/mechanism-oracle.ts';

let database: TestDatabase;
beforeAll(async () => {
	database = await openTestDatabase({ with: 'demo' });
}, 600_000);
afterAll(() => database?.close());

const query = (text: string) =>
	database.asOwner(
		async (client) => (await client.query<unknown[]>({ text, rowMode: 'array' })).rows,
	);
const list = async (text: string) => (await query(text)).map(([value]) => value);
const now = 'array(select id from app.school), now(), app.today()';

test('about 65 schools enforce their mechanism', async () => {
	const [enforced] = await list(
		`select count(*)::int from app.mechanisms(${now}) where status = 'ENFORCED'`,
	);
	expect(enforced).toBeGreaterThanOrEqual(60);
	expect(enforced).toBeLessThanOrEqual(70);
});

test('activities count, and fail to count in every way', async () => {
	expect(
		await query(
			`select a->>'state', count(*) > 5 from app.school_activities(${now}), jsonb_array_elements(list) a
			group by 1 order by 1`,
		),
	).toEqual(
		['COUNTS', 'OLD', 'UNVERIFIED', 'UPCOMING', 'VERIFIED_BEFORE', 'WITHOUT_EVIDENCE'].map(
			(state) => [state, true],
		),
	);
});

test('schools that enforce renew their evidence, and nothing of them is lost meanwhile', async () => {
	const [renewing] = await list(
		`select count(distinct r.school_id)::int from app.requirement_results(${now}) r
		join app.mechanisms(${now}) m on m.school_id = r.school_id
		where r.renewal_at is not null and r.state = 'MET' and m.status = 'ENFORCED'`,
	);
	expect(renewing).toBeGreaterThan(10);
});

/** A moment of a row as the oracle reads it. */
const utc = (column: string) =>
	`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

test('status and compliance of every school are as its dated rows alone say, today and before', async () => {
	const days = [0, 150, 330].map((ago) => new Date(Date.now() - ago * 86_400_000).toISOString());
	const evidence =
		await list(`select to_jsonb(q) || jsonb_build_object('recorded_at', ${utc('recorded_at')},
		'verified_at', ${utc('verified_at')}) from app.school_requirement q`);
	const activities = await list(`select to_jsonb(a) || jsonb_build_object('evidence', has_evidence,
		'recorded_at', ${utc('recorded_at')}, 'verified_at', ${utc('verified_at')}) from app.school_activity a`);
	const asked =
		await list(`select jsonb_build_object('code', code, 'mandatory', mandatory, 'enforces', enforces,
		'weight', weight) from app.requirement`);
	const told = await query(
		`select m.school_id, at, m.status, m.compliance::text from unnest('{${days.join()}}'::text[]) as at,
			app.mechanisms(array(select id from app.school), at::timestamptz, app.day_of(at::timestamptz)) m`,
	);
	expect(told).toHaveLength(511 * days.length);
	const [evidenceOf, activitiesOf] = [
		bySchool<EvidenceRow>(evidence),
		bySchool<ActivityRow>(activities),
	];
	for (const [school, at, status, compliance] of told) {
		const expected = mechanismOf(
			evidenceOf.get(school) ?? [],
			activitiesOf.get(school) ?? [],
			asked as Asked[],
			at as string,
		);
		expect([school, at, status, compliance]).toEqual([
			school,
			at,
			expected.status,
			expected.compliance,
		]);
	}
});

function bySchool<Row>(rows: unknown[]): Map<unknown, Row[]> {
	return Map.groupBy(rows as (Row & { school_id: number })[], (row): unknown => row.school_id);
}
