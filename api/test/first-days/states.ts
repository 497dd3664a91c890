import { createHmac } from 'node:crypto';
import { dayInCity } from '@seksama/schema/calendar.ts';
import { lastFullQuarter } from '../../../seed/src/period.ts';
import type { TestDatabase } from '../../../schema/test/support/database.ts';

type Client = Parameters<Parameters<TestDatabase['asOwner']>[0]>[0];

/** The city that grows from the public facts to its first figure, and one of which only the regions are known. */
export const growing = '33.75';
export const bare = '33.74';

/** The quarter of the first figure. */
export const first = lastFullQuarter(dayInCity());

const roles = {
	'agency-staff': 'AGENCY_STAFF',
	'agency-head': 'AGENCY_HEAD',
	evaluator: 'EVALUATOR',
	leadership: 'LEADERSHIP',
	'school-staff': 'SCHOOL_STAFF',
	committee: 'AWARD_COMMITTEE',
	'case-worker': 'CASE_WORKER',
	supervisor: 'CASE_SUPERVISOR',
	auditor: 'AUDITOR',
	admin: 'ADMIN',
	developer: 'DEVELOPER',
} as const;

export type Who = 'public' | keyof typeof roles;
const names = Object.keys(roles) as (keyof typeof roles)[];
export const everybody: readonly Who[] = ['public', ...names];

/**
 * A city of which only the regions are known; and one user for each role. Whoever belongs to an agency or a school belongs
 * to one of a third city until there are some here; the others hold their role over the province.
 */
export async function layBare(client: Client): Promise<void> {
	await client.query(`
		insert into app.region (code, name, source) values
			('${bare}', 'Kota Kosong (contoh)', 'contoh'), ('${bare}.01', 'Kecamatan (contoh)', 'contoh'),
			('${bare}.01.1001', 'Kelurahan (contoh)', 'contoh'), ('33.76', 'Kota Lain (contoh)', 'contoh'),
			('33.76.01', 'Kecamatan (contoh)', 'contoh'), ('33.76.01.1001', 'Kelurahan (contoh)', 'contoh');
		insert into app.agency (id, city_code, code, name, name_en, short_name)
			values (901, '33.76', 'JAUH', 'Dinas Jauh (contoh)', 'Far Office (example)', 'Dinjauh');
		insert into app.school (id, city_code, npsn, name, level, ownership, authority, village_code)
			values (901, '33.76', 'C0000901', 'SD Jauh (contoh)', 'PRIMARY', 'PUBLIC', 'CITY', '33.76.01.1001')`);
	for (const [index, name] of names.entries()) {
		await client.query(
			`insert into app.app_user (id, email, name, two_factor_enabled) values ($1, $2, $3, true)`,
			[101 + index, `${name}@x.example`, `Warga ${index}`],
		);
		await grant(client, name, { agency: 901, school: 901, region: '33' });
		await client.query(
			`insert into app.session (user_id, token, expires_at, second_factor_at)
			values ($1, $2, now() + interval '20 minutes', now())`,
			[101 + index, `token-${name}`],
		);
	}
}

async function grant(
	client: Client,
	name: keyof typeof roles,
	place: { agency: number; school: number; region: string },
): Promise<void> {
	const role = roles[name];
	const onAgency = /^(AGENCY|CASE)_/.test(role);
	await client.query(
		`insert into app.user_grant (user_id, role, agency_id, school_id, region_code) values ($1, $2, $3, $4, $5)`,
		[
			101 + names.indexOf(name),
			role,
			onAgency ? place.agency : null,
			role === 'SCHOOL_STAFF' ? place.school : null,
			onAgency || role === 'SCHOOL_STAFF' ? null : place.region,
		],
	);
}

/** What the growing city gets, one after the other. */
export const steps: { name: string; lay(client: Client): Promise<void> }[] = [
	{ name: 'the public facts alone', lay: async () => {} },
	{
		name: 'agencies, but nothing to measure',
		async lay(client) {
			await client.query(`
				insert into app.agency (id, city_code, code, name, name_en, short_name, valid_from) values
					(1, '${growing}', 'DINDIK', 'Dinas Pendidikan', 'Education Office', 'Dindik', '2021-01-01'),
					(2, '${growing}', 'DINKES', 'Dinas Kesehatan', 'Health Office', 'Dinkes', app.today())`);
			for (const name of ['agency-staff', 'agency-head', 'case-worker', 'supervisor'] as const)
				await grant(client, name, { agency: 1, school: 901, region: '33' });
		},
	},
	{
		name: 'indicators, but nothing published',
		async lay(client) {
			await client.query(`
				insert into app.indicator (id, city_code, agency_id, code, name, name_en, kind, level, status)
					values (2001, '${growing}', 1, 'DINDIK-01', 'Angka partisipasi', 'Enrolment', 'IKU', 'GOAL', 'ADOPTED');
				insert into app.indicator_definition (indicator_id, version, valid_from_year, definition, definition_en, formula,
					unit, unit_en, direction, accumulation, weight, data_source)
					values (2001, 1, 2021, 'Siswa per penduduk usia sekolah', 'Pupils per people of that age', 'A / B',
						'%', '%', 'MAXIMIZE', 'NONE', 1, 'Dapodik');
				insert into app.target (city_code, agency_id, indicator_id, year, quarter, value)
					values ('${growing}', 1, 2001, ${first.year}, ${first.quarter}, 80);
				insert into app.achievement (id, city_code, agency_id, indicator_id, year, quarter, status, actual, entered_by)
					values (2001, '${growing}', 1, 2001, ${first.year}, ${first.quarter}, 'VERIFIED', 64, 101);
				insert into app.achievement_version (achievement_id, version, city_code, agency_id, status, actual, by_user)
					values (2001, 1, '${growing}', 1, 'VERIFIED', 64, 101)`);
		},
	},
	{
		name: 'one published figure and one school',
		async lay(client) {
			await client.query('select app.publish_achievements(array[2001], now(), by_user => 103)');
			await client.query(`
				insert into app.school (id, city_code, npsn, name, level, ownership, authority, village_code)
					select 1, '${growing}', 'C0000001', 'SD Pertama (contoh)', 'PRIMARY', 'PUBLIC', 'CITY', min(code)
					from app.region where code ^@ '${growing}.' and level = 'VILLAGE'`);
			await grant(client, 'school-staff', { agency: 1, school: 1, region: '33' });
		},
	},
];

/** The cookie of a user's session; none for the public. `secret` is the key of sign-in. */
export function cookieOf(who: Who, secret: string): Record<string, string> {
	if (who === 'public') return {};
	const signature = createHmac('sha256', secret).update(`token-${who}`).digest('base64');
	return {
		cookie: `seksama.session_token=${encodeURIComponent(`token-${who}.${signature}`)}`,
	};
}
