import { roleRules } from '@seksama/schema/roles.ts';
import type { ClientBase } from 'pg';
import { cityCode } from './city.ts';
import { insertRows } from './rows.ts';

/** Where the demo accounts belong. `first` and `second` are two of each. */
export interface ViewerPlaces {
	agencies: { first: number; second: number; childProtection: number };
	schools: { first: number; second: number };
}

/** What a demo account is allowed: a role on one agency, one school or the city. */
interface Account {
	id: number;
	account: string;
	name: string;
	role: string;
	place?: { agency: number } | { school: number };
}

/** Numbers of the demo accounts, for rows that say who entered or checked something. */
export const viewerIds = {
	agencyStaff: 1,
	agencyHead: 2,
	agencyStaff2: 3,
	agencyHead2: 4,
	evaluator: 5,
	leadership: 6,
	schoolStaff: 7,
	schoolStaff2: 8,
	awardCommittee: 9,
	awardCommittee2: 10,
	caseWorker: 11,
	caseWorker2: 12,
	caseSupervisor: 13,
	auditor: 14,
	admin: 15,
	developer: 16,
};

function accounts({ agencies, schools }: ViewerPlaces): Account[] {
	const first = { agency: agencies.first };
	const second = { agency: agencies.second };
	const unit = { agency: agencies.childProtection };
	const list: [number, string, string, string, Account['place']?][] = [
		[viewerIds.agencyStaff, 'agency-staff', 'Staf perangkat daerah', 'AGENCY_STAFF', first],
		[viewerIds.agencyHead, 'agency-head', 'Kepala perangkat daerah', 'AGENCY_HEAD', first],
		[viewerIds.agencyStaff2, 'agency-staff-2', 'Staf perangkat daerah 2', 'AGENCY_STAFF', second],
		[viewerIds.agencyHead2, 'agency-head-2', 'Kepala perangkat daerah 2', 'AGENCY_HEAD', second],
		[viewerIds.evaluator, 'evaluator', 'Evaluator', 'EVALUATOR'],
		[viewerIds.leadership, 'leadership', 'Pimpinan kota', 'LEADERSHIP'],
		[
			viewerIds.schoolStaff,
			'school-staff',
			'Staf sekolah',
			'SCHOOL_STAFF',
			{ school: schools.first },
		],
		[
			viewerIds.schoolStaff2,
			'school-staff-2',
			'Staf sekolah 2',
			'SCHOOL_STAFF',
			{ school: schools.second },
		],
		[viewerIds.awardCommittee, 'award-committee', 'Panitia penghargaan', 'AWARD_COMMITTEE'],
		[viewerIds.awardCommittee2, 'award-committee-2', 'Panitia penghargaan 2', 'AWARD_COMMITTEE'],
		[viewerIds.caseWorker, 'case-worker', 'Petugas kasus', 'CASE_WORKER', unit],
		[viewerIds.caseWorker2, 'case-worker-2', 'Petugas kasus 2', 'CASE_WORKER', unit],
		[viewerIds.caseSupervisor, 'case-supervisor', 'Penyelia kasus', 'CASE_SUPERVISOR', unit],
		[viewerIds.auditor, 'auditor', 'Auditor', 'AUDITOR'],
		[viewerIds.admin, 'admin', 'Admin', 'ADMIN'],
		[viewerIds.developer, 'developer', 'Pengembang', 'DEVELOPER'],
	];
	return list.map(([id, account, name, role, place]) => ({ id, account, name, role, place }));
}

/** Inserts one account for each role, and a second one where a rule needs two. All are marked as demo accounts. */
export async function insertViewers(
	client: ClientBase,
	places: ViewerPlaces,
	at: string,
): Promise<void> {
	const rows = accounts(places).map(({ id, account, name, role, place = {} }) => ({
		id,
		email: `${account}@demo.example`,
		name: `${name} (contoh)`,
		is_demo: true,
		email_verified: true,
		two_factor_enabled: roleRules.some((one) => one.role === role && one.needsSecondFactor),
		created_at: at,
		updated_at: at,
		given_at: at,
		user_id: id,
		role,
		agency_id: 'agency' in place ? place.agency : null,
		school_id: 'school' in place ? place.school : null,
		region_code: 'agency' in place || 'school' in place ? null : cityCode,
	}));
	const users = rows.map((row) => ({ ...row, region_code: cityCode }));
	await insertRows(
		client,
		'app_user',
		'id int, email text, name text, is_demo bool, email_verified bool, two_factor_enabled bool, region_code text, ' +
			'created_at timestamptz, updated_at timestamptz',
		users,
	);
	await insertRows(
		client,
		'user_grant',
		'id int, user_id int, role text, region_code text, agency_id int, school_id int, given_at timestamptz',
		rows,
	);
}
