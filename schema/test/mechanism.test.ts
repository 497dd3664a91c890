import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { evaluate } from './support/expression.ts';
import {
	mechanismOf,
	type ActivityRow,
	type Asked,
	type EvidenceRow,
} from './support/mechanism-oracle.ts';
import { compare, decimal } from './support/rational.ts';
import { openScenario, type Scenario } from './support/scenario.ts';

let city: Scenario;
let asked: Asked[];
beforeAll(async () => {
	city = await openScenario();
	asked =
		await city.one(`select jsonb_agg(jsonb_build_object('code', code, 'mandatory', mandatory, 'enforces', enforces,
		'weight', weight) order by ordinal) from app.requirement`);
});
afterAll(() => city.close());

interface History {
	evidence: EvidenceRow[];
	activities: ActivityRow[];
}
interface Told {
	status: string;
	compliance: string;
}

const at = '2026-06-15T05:30:00.000Z';
/** So many hours before the moment asked for; below zero, after it. */
const before = (hours: number) => new Date(Date.parse(at) - hours * 3_600_000).toISOString();
const dayBefore = (days: number) => before(days * 24).slice(0, 10);

/** Mostly what a school in order has, with everything that can be wrong with it now and then. */
const hours = fc.oneof(
	{ weight: 4, arbitrary: fc.integer({ min: 1, max: 9000 }) },
	{ weight: 1, arbitrary: fc.integer({ min: -40, max: 40 }) },
);
const withdrawn = fc.oneof(
	{ weight: 12, arbitrary: fc.constant(null) },
	{ weight: 1, arbitrary: fc.integer({ min: -100, max: 100 }) },
);
const evidenceOf = (code: string): fc.Arbitrary<EvidenceRow> =>
	fc
		.record({
			claim: fc.constantFrom(...Array<string>(14).fill('MET'), 'PARTLY', 'NOT_MET'),
			recorded: hours,
			verified: fc.option(fc.integer({ min: 0, max: 60 }), { freq: 12 }),
			withdrawn,
			until: fc.option(
				fc.oneof(fc.integer({ min: -900, max: -1 }), fc.integer({ min: -2, max: 3 })),
				{ freq: 6 },
			),
		})
		.map(({ claim, recorded, verified, withdrawn: taken, until }) => ({
			code,
			claim: claim as EvidenceRow['claim'],
			recorded_at: before(recorded),
			verified_at: verified === null ? null : before(recorded - verified),
			withdrawn_at: taken === null ? null : before(Math.min(recorded, taken)),
			valid_until: until === null ? null : dayBefore(until),
		}));
const activityOf = (code: string): fc.Arbitrary<ActivityRow> =>
	fc
		.record({
			held: fc.oneof(
				{ weight: 3, arbitrary: fc.integer({ min: 0, max: 360 }) },
				{ weight: 1, arbitrary: fc.integer({ min: 362, max: 368 }) },
				{ weight: 1, arbitrary: fc.integer({ min: -3, max: 2 }) },
			),
			evidence: fc.constantFrom(true, true, true, true, true, true, false),
			verified: fc.option(fc.integer({ min: -40, max: 200 }), { freq: 6 }),
			withdrawn,
		})
		.map(({ held, evidence, verified, withdrawn: taken }) => ({
			code,
			held_on: dayBefore(held),
			evidence,
			recorded_at: before(held * 24 + 1),
			verified_at: verified === null ? null : before(held * 24 - verified),
			withdrawn_at: taken === null ? null : before(Math.min(held * 24 + 1, taken)),
		}));
const histories = () =>
	fc
		.tuple(
			...asked.map(({ code, enforces }) =>
				fc.record({
					evidence: fc.oneof(
						{ weight: 40, arbitrary: fc.array(evidenceOf(code), { minLength: 1, maxLength: 4 }) },
						{ weight: 1, arbitrary: fc.constant([]) },
					),
					activities: fc.array(activityOf(code), {
						minLength: enforces ? 1 : 0,
						maxLength: enforces ? 4 : 1,
					}),
				}),
			),
		)
		.map((parts): History => ({
			evidence: parts.flatMap((part) => part.evidence),
			activities: parts.flatMap((part) => part.activities),
		}));

/** What SQL makes of each history, at the moment. */
function mechanisms(list: readonly History[]): Promise<Told[]> {
	const rows = (of: keyof History) =>
		JSON.stringify(
			list.flatMap((one, index) => one[of].map((row) => ({ ...row, school: 1000 + index }))),
		);
	return city.undone(async (one) => {
		await one(
			`insert into app.school (id, city_code, npsn, name, level, ownership, authority, village_code)
			select n, '33.75', 'Y' || 1000000 + n, 'x', 'PRIMARY', 'PUBLIC', 'CITY', '33.75.01.1002'
			from generate_series(1000, 999 + $1::int) n`,
			[list.length],
		);
		await one(
			`insert into app.school_requirement (school_id, city_code, code, claim, recorded_at, verified_at, withdrawn_at, valid_until)
			select school, '33.75', code, claim, recorded_at, verified_at, withdrawn_at, valid_until
			from jsonb_to_recordset($1::jsonb) as r(school int, code text, claim text, recorded_at timestamptz,
				verified_at timestamptz, withdrawn_at timestamptz, valid_until date)`,
			[rows('evidence')],
		);
		await one(
			`insert into app.school_activity (school_id, city_code, code, held_on, evidence, recorded_at, verified_at, withdrawn_at)
			select school, '33.75', code, held_on, case when evidence then 'x' end, recorded_at, verified_at, withdrawn_at
			from jsonb_to_recordset($1::jsonb) as r(school int, code text, held_on date, evidence boolean,
				recorded_at timestamptz, verified_at timestamptz, withdrawn_at timestamptz)`,
			[rows('activities')],
		);
		return one<Told[]>(
			`select jsonb_agg(jsonb_build_object('status', status, 'compliance', compliance::text) order by school_id)
			from app.mechanisms(array(select generate_series(1000, 999 + $1::int)), $2, app.day_of($2))`,
			[list.length, at],
		);
	});
}

test('status and compliance follow from dated rows alone, for random histories', async () => {
	const seen = new Map<string, number>();
	await fc.assert(
		fc.asyncProperty(
			fc.array(histories(), { minLength: 1, maxLength: 120, size: 'max' }),
			async (list) => {
				const told = await mechanisms(list);
				for (const [index, { evidence, activities }] of list.entries()) {
					const { status, compliance } = mechanismOf(evidence, activities, asked, at);
					expect(told[index], JSON.stringify(list[index])).toEqual({ status, compliance });
					seen.set(status, (seen.get(status) ?? 0) + 1);
				}
			},
		),
		{ seed: 20261201, numRuns: 15 },
	);
	for (const status of ['DRAFTED', 'EXPIRED', 'ESTABLISHED', 'ENFORCED'])
		expect(seen.get(status), status).toBeGreaterThan(10);
});

/** A mechanism that has lapsed stands no higher than one that is being drafted. */
const height: Record<string, number> = {
	NONE: 0,
	DRAFTED: 1,
	EXPIRED: 1,
	ESTABLISHED: 2,
	ENFORCED: 3,
};

test('leaving out evidence or an activity never improves status or compliance', async () => {
	await fc.assert(
		fc.asyncProperty(histories(), async ({ evidence, activities }) => {
			const less = [
				...evidence.map((row) => ({ evidence: evidence.filter((one) => one !== row), activities })),
				...activities.map((row) => ({
					evidence,
					activities: activities.filter((one) => one !== row),
				})),
			];
			const [whole, ...rest] = await mechanisms([{ evidence, activities }, ...less]);
			for (const one of rest) {
				expect(height[one.status]!).toBeLessThanOrEqual(height[whole!.status]!);
				expect(compare(decimal(one.compliance), decimal(whole!.compliance))).toBeLessThanOrEqual(0);
			}
		}),
		{ seed: 20261202, numRuns: 25 },
	);
});

interface Trace {
	sentence: { id: string; en: string };
	changesOn: string | null;
	changesTo: string | null;
	changedBy: string[];
	compliance: { steps: { expression: string; value: string }[]; sentence: { id: string } };
}

test('the trace of every school recomputes its compliance and says when its status changes', async () => {
	for (let school = 1; school <= 8; school++) {
		const trace = await city.oneAs<Trace>(null, 'select app.mechanism_trace($1)', [school]);
		const statusOn = (day: string) =>
			city.one<string>('select status from app.mechanisms(array[$1::int], now(), $2::date)', [
				school,
				day,
			]);
		const own = await city.one<Told>(
			"select to_jsonb(m) || jsonb_build_object('compliance', compliance::text) from app.school_mechanism m where school_id = $1",
			[school],
		);
		for (const { expression, value } of trace.compliance.steps)
			expect(compare(evaluate(expression), decimal(value)), expression).toBe(0);
		expect(trace.compliance.steps.at(-1)?.value).toBe(own.compliance);
		expect(trace.sentence.id + trace.sentence.en).not.toMatch(/null|NaN|%s|[A-Z]{3,}_/);
		if (trace.changesOn === null) {
			expect(await statusOn('2099-12-31')).toBe(own.status);
			continue;
		}
		expect(await statusOn(trace.changesOn)).toBe(trace.changesTo);
		expect(
			await city
				.one("select $1::date - 1 || ''", [trace.changesOn])
				.then((day) => statusOn(day as string)),
		).toBe(own.status);
		expect(trace.changedBy.length).toBeGreaterThan(0);
	}
});

test('the sentence names what decides, and until when', async () => {
	const city2 = await openScenario('2026-11-24');
	const said = (school: number) =>
		city2.one<string>("select app.mechanism_trace($1, '2026-11-24T03:00:00Z')->'sentence'->>'id'", [
			school,
		]);
	expect(await said(4)).toBe(
		'Diberlakukan karena semua 6 persyaratan wajib terpenuhi dan kegiatan 12 bulan terakhir terverifikasi: Kelompok kerja (pokja) bernama 25 September 2026, Simulasi penanganan 25 September 2026, dan Tinjauan tahunan 25 September 2026. Sampai 20 September 2027; bila tidak ada yang baru, sesudah itu menjadi Kedaluwarsa karena SK tim sekolah dengan murid dan orang tua, Prosedur tertulis penanganan kekerasan, Kanal pengaduan, Kelompok kerja (pokja) bernama, Perjanjian rujukan dengan LPPAR/UPTD PPA, dan Prosedur pencatatan kasus.',
	);
	expect(await said(7)).toMatch(
		/^Ditetapkan karena semua 6 persyaratan wajib terpenuhi, tetapi belum ada kegiatan terverifikasi dalam 12 bulan terakhir untuk Simulasi penanganan \(yang terakhir, 25 September 2025, sudah lebih dari 12 bulan\)\. /,
	);
	expect(await said(5)).toMatch(
		/Perjanjian rujukan dengan LPPAR\/UPTD PPA \(sampai 23 November 2026\)\. /,
	);
	expect(await said(1)).toBe(
		'Belum ada karena belum ada bukti yang diajukan untuk persyaratan mana pun. Berlaku sampai ada yang baru diajukan.',
	);
	await city2.close();
});

const statusAfter = (school: number, change: string) =>
	city.undone(async (one) => {
		await one(change);
		return one('select status from app.school_mechanism where school_id = $1', [school]);
	});

test('what enforces is that it was held and verified, whatever is claimed beside it', async () => {
	expect(
		await statusAfter(
			4,
			"delete from app.school_requirement where school_id = 4 and code = 'DRILL'",
		),
	).toBe('ENFORCED');
	expect(
		await statusAfter(4, "delete from app.school_activity where school_id = 4 and code = 'DRILL'"),
	).toBe('ESTABLISHED');
});

test('evidence that holds goes on counting while its renewal waits, and has lapsed without one', async () => {
	const renewal = `insert into app.school_requirement (school_id, city_code, code, claim, valid_until)
		select 4, '33.75', code, 'MET', app.today() + 700 from app.requirement`;
	expect(await statusAfter(4, renewal)).toBe('ENFORCED');
	expect(
		await statusAfter(
			5,
			"insert into app.school_requirement (school_id, city_code, code, claim) values (5, '33.75', 'REFERRAL', 'MET')",
		),
	).toBe('EXPIRED');
	const [result] = await city.undone(async (one) => {
		await one(renewal);
		return one<{ state: string; renewalAt: string | null; verifiedAt: string | null }[]>(
			"select mechanism->'requirements' from app.school_mechanisms(array[4])",
		);
	});
	expect(result).toMatchObject({
		state: 'MET',
		renewalAt: expect.any(String) as string,
		verifiedAt: expect.any(String) as string,
	});
});

test.each([
	[
		'verified on its day',
		'ENFORCED',
		'held_on = app.today() - 9, verified_at = app.begin_of(app.today() - 9)',
	],
	[
		'verified the evening before',
		'ESTABLISHED',
		"held_on = app.today() - 9, verified_at = app.begin_of(app.today() - 9) - interval '1 second'",
	],
	['not verified', 'ESTABLISHED', 'verified_at = null, verified_as = null'],
	['without evidence', 'ESTABLISHED', 'evidence = null'],
	['withdrawn', 'ESTABLISHED', 'withdrawn_at = now()'],
	['held 12 months ago', 'ENFORCED', "held_on = app.today() - interval '12 months'"],
	[
		'held a day more than 12 months ago',
		'ESTABLISHED',
		"held_on = app.today() - interval '12 months 1 day'",
	],
	['still to come', 'ESTABLISHED', 'held_on = app.today() + 1'],
])('an activity %s leaves the school %s', async (_what, status, change) => {
	expect(
		await statusAfter(
			4,
			`update app.school_activity set ${change} where school_id = 4 and code = 'DRILL'`,
		),
	).toBe(status);
});

test('a second activity enforces where the first one does not count', async () => {
	expect(
		await statusAfter(
			7,
			`insert into app.school_activity (school_id, city_code, code, held_on, evidence, verified_at)
			values (7, '33.75', 'DRILL', app.today() - 2, 'x', now())`,
		),
	).toBe('ENFORCED');
});

test('the last day of an activity is the last one that still lies within the months', async () => {
	const wrong =
		await city.one(`select jsonb_agg(jsonb_build_array(d, m)) from generate_series(date '2023-12-20', '2028-03-10', '1 day') as s(at),
		lateral (select s.at::date as d) as day, (values (1), (6), (12)) as months(m),
		lateral (select app.activity_lasts(d, m) as last) as l
		where last - make_interval(months => m) > d or last + 1 - make_interval(months => m) <= d`);
	expect(wrong).toBeNull();
});
