import { afterAll, beforeAll, expect, test } from 'vitest';
import { openScenario, type Scenario } from './support/scenario.ts';

let city: Scenario;
beforeAll(async () => {
	city = await openScenario();
});
afterAll(() => city.close());

interface Group {
	key: string;
	count: number;
	compliant: number;
	enforced: number;
	compliance: string | null;
}

const breakdown = (by: string, filter: object = {}) =>
	city.oneAs<Group[]>(null, "select app.school_breakdown('33.75', $1, $2)", [by, filter]);
const found = async (filter: object) => {
	const rows = await city.oneAs<[id: number, total: number][]>(
		null,
		`select coalesce(jsonb_agg(jsonb_build_array(l.id, l.total) order by l.id), '[]')
		from app.listed_schools('33.75', $1) as l`,
		[filter],
	);
	for (const [, total] of rows) expect(total).toBe(rows.length);
	return rows.map(([id]) => id);
};

test('status and compliance of every school are as worked out by hand', async () => {
	const rows = await city.oneAs(
		null,
		`select jsonb_agg(jsonb_build_array(school_id, status, compliance::text, has_working_group, has_referral_path)
			order by school_id) from app.school_mechanism`,
	);
	expect(rows).toEqual([
		[1, 'NONE', '0.00', false, false],
		[2, 'DRAFTED', '19.00', false, false],
		[3, 'ESTABLISHED', '72.00', true, true],
		[4, 'ENFORCED', '100.00', true, true],
		[5, 'EXPIRED', '60.00', true, false],
		[6, 'DRAFTED', '12.00', false, false],
		[7, 'ESTABLISHED', '100.00', true, true],
		[8, 'ENFORCED', '94.00', true, true],
	]);
});

const statusAfter = (school: number, change: string) =>
	city.undone(async (one) => {
		await one(change);
		return one('select status from app.school_mechanism where school_id = $1', [school]);
	});

test('evidence counts through its last day and has lapsed the day after', async () => {
	const until = (day: string) =>
		statusAfter(
			3,
			`update app.school_requirement set valid_until = app.today() ${day} where school_id = 3 and code = 'DECREE'`,
		);
	expect(await until('+ 0')).toBe('ESTABLISHED');
	expect(await until('- 1')).toBe('EXPIRED');
});

test('a mandatory requirement that is missing, partly met or unverified keeps a school from being established', async () => {
	const change = (set: string) =>
		statusAfter(
			4,
			`update app.school_requirement set ${set} where school_id = 4 and code = 'CASE_LOG'`,
		);
	const unverified = 'verified_at = null, verified_as = null';
	for (const set of ["claim = 'NOT_MET'", "claim = 'PARTLY'", unverified])
		expect(await change(set)).toBe('DRAFTED');
	expect(
		await statusAfter(
			4,
			"delete from app.school_requirement where school_id = 4 and code = 'CASE_LOG'",
		),
	).toBe('DRAFTED');
});

test('a lapse counts as EXPIRED only where everything mandatory was met once', async () => {
	const missing = "delete from app.school_requirement where school_id = 5 and code = 'CASE_LOG'";
	expect(await statusAfter(5, missing)).toBe('DRAFTED');
	const optional =
		"update app.school_requirement set valid_until = app.today() - 1 where school_id = 4 and code = 'SOCIALISATION'";
	expect(await statusAfter(4, optional)).toBe('ENFORCED');
});

test('one lapsed claim is more than nothing: DRAFTED', async () => {
	const lapsed = `insert into app.school_requirement (school_id, city_code, code, claim, verified_at, valid_until)
		values (1, '33.75', 'REVIEW', 'MET', now(), app.today() - 1)`;
	expect(await statusAfter(1, lapsed)).toBe('DRAFTED');
});

test('every requirement of the rule pack in force appears for every school, claimed or not', async () => {
	const mechanism = await city.oneAs<{ requirements: { code: string; state: string }[] }>(
		null,
		'select mechanism from app.school_mechanisms(array[6])',
	);
	expect(mechanism.requirements.map(({ code, state }) => `${code} ${state}`)).toEqual([
		...[
			'DECREE MET',
			'PROCEDURE UNVERIFIED',
			'COMPLAINT_CHANNEL NOT_MET',
			'WORKING_GROUP NOT_MET',
			'REFERRAL NOT_MET',
		],
		...[
			'SOCIALISATION NOT_MET',
			'DRILL NOT_MET',
			'CASE_LOG NOT_MET',
			'RECRUITMENT NOT_MET',
			'REVIEW NOT_MET',
		],
	]);
});

test('the counted figures and the listed ones judge every requirement alike', async () => {
	const differing = await city.one(`select count(*)::int
		from app.requirement_results(array(select id from app.school), now(), app.today()) r
		join app.school_mechanism m on m.school_id = r.school_id
		where (r.state = 'MET') <> (r.code = any(m.met)) or (r.state = 'PARTLY') <> (r.code = any(m.partly))`);
	expect(differing).toBe(0);
});

test.each([
	[{}, [1, 2, 3, 4, 5, 6, 7, 8]],
	[{ search: 'contoh TIGA' }, [3]],
	[{ search: '  tiga   sd ' }, [3]],
	[{ search: 'c0000007' }, [7]],
	[{ search: '%' }, []],
	[{ npsn: ['C0000003', 'C0000001'] }, [1, 3]],
	[{ npsn: ['C0000003', 'C9999999', 'c0000001'] }, [3]],
	[{ npsn: ['C0000003', 'C0000004'], mechanism: ['ENFORCED'] }, [4]],
	[{ npsn: [] }, []],
	[{ npsn: null, within: '33.75.02' }, [3, 4]],
	[{ within: '33.75.02' }, [3, 4]],
	[{ within: '33.75.01.1002' }, [1, 2]],
	[{ within: '33.75' }, [1, 2, 3, 4, 5, 6, 7, 8]],
	[{ levels: ['PRIMARY', 'SPECIAL'] }, [2, 3, 6, 8]],
	[{ levels: [] }, []],
	[{ ownership: 'PRIVATE' }, [1, 5, 6]],
	[{ ownership: null }, [1, 2, 3, 4, 5, 6, 7, 8]],
	[{ authority: 'RELIGIOUS_AFFAIRS' }, [5, 6]],
	[{ mechanism: ['ENFORCED', 'ESTABLISHED'] }, [3, 4, 7, 8]],
	[{ complianceAtLeast: '94' }, [4, 7, 8]],
	[{ complianceAtLeast: '94.01' }, [4, 7]],
	[{ met: ['REFERRAL', 'DRILL'] }, [4, 7, 8]],
	[{ notMet: ['DECREE'] }, [1]],
	[{ met: ['DECREE'], notMet: ['REFERRAL'] }, [2, 5, 6]],
	[{ sraStages: ['TRAINED', 'CERTIFIED'] }, [6, 8]],
	[{ sraNotBegun: true }, [1]],
	[{ sraNotBegun: true, sraStages: ['TRAINED'] }, [1, 6]],
	[{ sraNotBegun: false }, [2, 3, 4, 5, 6, 7, 8]],
	[{ sraNotBegun: false, sraStages: ['TRAINED'] }, [6]],
	[{ sraNotBegun: true, sraStages: [] }, [1]],
	[{ sraStages: [] }, []],
	[{ hasWorkingGroup: true }, [3, 4, 5, 7, 8]],
	[{ hasWorkingGroup: false, levels: ['PRIMARY'] }, [2, 6]],
])('the filter %j lets through the schools %j', async (filter, ids) => {
	expect(await found(filter)).toEqual(ids);
});

test.each([
	[{ within: '33.99' }, /^filter\.within: /],
	[{ met: ['NOPE'] }, /^filter\.met: .*NOPE/],
	[{ notMet: ['DECREE', 'NOPE'] }, /^filter\.notMet: .*NOPE/],
	[{ cases: 3 }, /^filter\.cases: /],
	[{ complianceAtLeast: 'much' }, /^filter\.complianceAtLeast: /],
])('an unknown condition is refused, never dropped: %j', async (filter, message) => {
	const refused = { code: '22023', message: expect.stringMatching(message) as string };
	await expect(found(filter)).rejects.toMatchObject(refused);
	await expect(breakdown('LEVEL', filter)).rejects.toMatchObject(refused);
});

test('every dimension counts every school once and lists its empty groups', async () => {
	const groups = {
		LEVEL: 5,
		DISTRICT: 4,
		VILLAGE: 27,
		OWNERSHIP: 2,
		AUTHORITY: 3,
		MECHANISM: 5,
		SRA_STAGE: 8,
	};
	for (const [by, size] of Object.entries(groups)) {
		const list = await breakdown(by);
		expect([by, list.length]).toEqual([by, size]);
		expect(list.reduce((sum, { count }) => sum + count, 0)).toBe(8);
		expect(list.reduce((sum, { compliant }) => sum + compliant, 0)).toBe(4);
		expect(list.reduce((sum, { enforced }) => sum + enforced, 0)).toBe(2);
	}
	await expect(breakdown('COLOUR')).rejects.toMatchObject({
		message: expect.stringMatching(/^by: /) as string,
	});
});

test('a breakdown keeps to the filter and to the region', async () => {
	expect(await breakdown('VILLAGE', { within: '33.75.01.1002' })).toMatchObject([
		{ key: '33.75.01.1002', count: 2, compliance: '9.50' },
	]);
	expect(await breakdown('DISTRICT', { within: '33.75.02' })).toMatchObject([
		{ key: '33.75.02', count: 2 },
	]);
	expect(await breakdown('OWNERSHIP', { levels: ['PAUD'] })).toEqual([
		{
			key: 'PUBLIC',
			label: 'Negeri',
			labelEn: 'Public',
			count: 0,
			compliant: 0,
			established: 0,
			enforced: 0,
			compliance: null,
		},
		{
			key: 'PRIVATE',
			label: 'Swasta',
			labelEn: 'Private',
			count: 1,
			compliant: 0,
			established: 0,
			enforced: 0,
			compliance: '0.00',
		},
	]);
});

test('by requirement the schools that meet it count as compliant, and partly as half', async () => {
	const groups = await breakdown('REQUIREMENT');
	expect(groups).toHaveLength(10);
	expect(groups.slice(0, 2)).toMatchObject([
		{ key: 'DECREE', count: 8, compliant: 7, compliance: '87.50' },
		{ key: 'PROCEDURE', count: 8, compliant: 5, compliance: '68.75' },
	]);
});

test('the peers of a school are those of its level in the city', async () => {
	expect(await city.oneAs(null, 'select app.school_peers(3)')).toMatchObject({
		level: 'PRIMARY',
		count: 3,
		compliance: '34.33',
		enforced: 0,
		requirements: expect.arrayContaining([
			expect.objectContaining({ code: 'PROCEDURE', met: 1, share: '33.33' }),
		]) as unknown,
	});
	expect(await city.oneAs(null, 'select app.school_peers(999)')).toBeNull();
});
