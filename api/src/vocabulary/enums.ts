import { builder } from '../graph/builder.ts';

export const RegionLevel = enumOf('RegionLevel', 'The four levels of the regions of Indonesia.', {
	PROVINCE: 'A province (provinsi).',
	CITY: 'A city or regency (kota, kabupaten).',
	DISTRICT: 'A district (kecamatan).',
	VILLAGE: 'A village (kelurahan, desa).',
});
export const Role = enumOf(
	'Role',
	'What a grant lets its holder do, on a region, an agency or a school.',
	{
		AGENCY_STAFF: 'Enters the achievements of an agency (operator OPD).',
		AGENCY_HEAD: 'Approves what the staff of the agency entered (kepala OPD).',
		EVALUATOR: 'Verifies and publishes for the city (bagian organisasi, inspektorat).',
		LEADERSHIP: 'Mayor, vice mayor or secretary (pimpinan daerah).',
		SCHOOL_STAFF: 'Keeps the mechanism of a school up to date.',
		AWARD_COMMITTEE: 'Scores schools for the awards (panitia penghargaan).',
		CASE_WORKER: 'Handles the case files assigned to them (pekerja kasus).',
		CASE_SUPERVISOR: 'Assigns and reviews the case files of a unit.',
		AUDITOR: 'Reads everything but the text of case files.',
		ADMIN: 'Keeps users, grants and rule packs; never a case file.',
		DEVELOPER: 'Makes tokens for programs that read public data.',
	},
);
export const GrantState = enumOf('GrantState', 'How a grant stands today.', {
	HOLDS: 'It holds today (berlaku).',
	WAITING: 'It waits for the approval of a case supervisor (menunggu).',
	UPCOMING: 'Its first day is to come.',
	ENDED: 'Its last day is over.',
	WITHDRAWN: 'It was withdrawn (dicabut).',
});
export const AccessKind = enumOf('AccessKind', 'What the rules of access speak of.', {
	REGION: 'A region.',
	RULE_PACK: 'A rule pack (paket aturan).',
	AGENCY: 'An agency (perangkat daerah).',
	SUCCESSION: 'That an agency goes on from another one (penerusan perangkat daerah).',
	SCHOOL: 'A school with its mechanism.',
	INDICATOR: 'An indicator.',
	TARGET: 'A target of an indicator.',
	ACHIEVEMENT: 'An achievement of an indicator.',
	USER: 'An account.',
	GRANT: 'A role that somebody was given.',
	TOKEN: 'The key of a program.',
	SESSION: 'A browser in which somebody is signed in.',
	AUDIT: 'An entry of the audit log, by its number.',
});
export const AccessVerb = enumOf(
	'AccessVerb',
	'What can be done with a thing, as far as rules name it.',
	{
		READ: 'Read it.',
		CREATE: 'Make it: USER, TOKEN, AGENCY, SUCCESSION, REGION.',
		CHANGE: 'Change it: USER, AGENCY, REGION.',
		GIVE: 'Give it to somebody: GRANT.',
		APPROVE: 'Approve it as a second person: GRANT.',
		WITHDRAW: 'Take it back: GRANT, SUCCESSION.',
		REVOKE: 'End it: TOKEN.',
	},
);
export const AccessTie = enumOf(
	'AccessTie',
	'What ties a viewer to the row that a rule speaks of.',
	{
		ANYONE: 'Nothing: it holds for everybody.',
		SELF: 'It is their own.',
		AGENCY: 'A role on its agency.',
		CITY: 'A role on its city.',
		REGION: 'A role on its region.',
		OVERSEEN: 'A role over the person or the place that it is about.',
	},
);
export const AuditAction = enumOf('AuditAction', 'What an entry of the audit log says was done.', {
	INSERT: 'A row was made.',
	UPDATE: 'A row was changed.',
	DELETE: 'A row was taken away.',
	TRUNCATE: 'A table was emptied.',
	CALL: 'An act that changes no row of a logged table.',
});
export const Direction = enumOf('Direction', 'Which way an indicator should move (polaritas).', {
	MAXIMIZE: 'The higher the better.',
	MINIMIZE: 'The lower the better.',
	STABILIZE: 'The nearer to the target, or inside its range, the better.',
	YES_NO: 'Done or not done.',
	MILESTONE: 'The share of weighted milestones that are done.',
});
export const Accumulation = enumOf('Accumulation', 'How the entries of a year become one value.', {
	NONE: 'Only the last entry counts.',
	SUM: 'Entries are added.',
	AVERAGE: 'The mean of the entries.',
	LAST: 'The last reported value stands for the year so far.',
	MAXIMUM: 'The best value of the year.',
	RATIO_OF_SUMS: 'Sum of numerators over sum of denominators, in percent.',
});
export const IndicatorKind = enumOf('IndicatorKind', 'Where an indicator comes from.', {
	IKU: 'Key performance indicator, set by the organisation itself (indikator kinerja utama).',
	IKK: 'Key activity indicator, set by the ministry (indikator kinerja kunci).',
	IKD: 'Indicator of the region as a whole (indikator kinerja daerah).',
	SPM: 'Minimum service standard (standar pelayanan minimal).',
});
export const IndicatorLevel = enumOf(
	'IndicatorLevel',
	'Where an indicator stands in the cascade of plans.',
	{
		GOAL: 'Goal (tujuan).',
		OBJECTIVE: 'Objective (sasaran).',
		PROGRAM: 'Program.',
		ACTIVITY: 'Activity (kegiatan).',
		SUB_ACTIVITY: 'Sub-activity (sub kegiatan).',
	},
);
export const AchievementStatus = enumOf(
	'AchievementStatus',
	'How far an achievement is on its way to the public.',
	{
		DRAFT: 'Being entered by the agency.',
		SUBMITTED: 'Handed to the head of the agency.',
		RETURNED: 'Given back with a reason.',
		APPROVED: 'Approved by the head of the agency.',
		VERIFIED: 'Verified by the evaluator.',
		PUBLISHED: 'Public, with a snapshot of how it was computed.',
	},
);
export const AttainmentState = enumOf(
	'AttainmentState',
	'Whether there is a percent, and if not, why. Absent is never zero.',
	{
		COMPUTED: 'There is a percent.',
		NOT_REPORTED: 'Nothing has been reported (belum dilaporkan).',
		NO_TARGET: 'No target was set (tanpa target).',
		NOT_COMPUTABLE: 'The formula has no answer for these values (tidak dapat dihitung).',
	},
);
export const RuleChangeKind = enumOf('RuleChangeKind', 'Which rule of an attainment changed.', {
	DEFINITION:
		'The definition of the indicator: its direction, its formula, how quarters join, cap or floor.',
	TARGET: 'The target, which was revised.',
});
export const AttainmentBand = enumOf(
	'AttainmentBand',
	'The band of a percent by the rule pack in force (kategori).',
	{
		VERY_HIGH: 'From 91 (sangat tinggi).',
		HIGH: 'From 76 (tinggi).',
		MEDIUM: 'From 66 (sedang).',
		LOW: 'From 51 (rendah).',
		VERY_LOW: 'Below 51 (sangat rendah).',
	},
);
export const Locale = enumOf('Locale', 'A language of the texts.', {
	ID: 'Indonesian.',
	EN: 'English.',
});
export const MinimizeFormula = enumOf(
	'MinimizeFormula',
	'The formula of an indicator that should fall.',
	{
		LINEAR: '(2T - A) / T x 100.',
		RATIO: 'T / A x 100.',
	},
);
export const ZeroTargetRule = enumOf('ZeroTargetRule', 'What a target of 0 means.', {
	NOT_COMPUTABLE: 'There is no percent.',
	MET: 'For MINIMIZE: 100 where the actual is 0, else 0.',
});
export const AttainmentBasis = enumOf('AttainmentBasis', 'What the actuals are compared with.', {
	TO_DATE: 'The targets of the periods reported so far.',
	ANNUAL: 'The target of the whole year.',
});
export const SchoolLevel = enumOf('SchoolLevel', 'The level of a school (jenjang).', {
	PAUD: 'Early childhood: kindergartens, playgroups, RA.',
	PRIMARY: 'Primary schools: SD, MI.',
	JUNIOR: 'Junior secondary schools: SMP, MTs.',
	SENIOR: 'Senior secondary schools: SMA, SMK, MA.',
	SPECIAL: 'Schools for children with special needs: SLB.',
});
export const SchoolOwnership = enumOf('SchoolOwnership', 'Who runs a school.', {
	PUBLIC: 'The state (negeri).',
	PRIVATE: 'A foundation (swasta).',
});
export const SchoolAuthority = enumOf('SchoolAuthority', 'Whose affair a school is.', {
	CITY: 'The education office of the city.',
	PROVINCE: 'The education office of the province.',
	RELIGIOUS_AFFAIRS: 'The Ministry of Religious Affairs (Kemenag).',
});
export const MechanismStatus = enumOf(
	'MechanismStatus',
	"How far a school's mechanism for handling violence is.",
	{
		NONE: 'Nothing is there.',
		DRAFTED: 'Some requirements are met (disusun).',
		ESTABLISHED: 'All mandatory requirements are met and verified (ditetapkan).',
		ENFORCED:
			'Established, and drill, review and working-group meetings verified within 12 months (ditegakkan).',
		EXPIRED: 'It was established, and a mandatory requirement has lapsed (kedaluwarsa).',
	},
);
export const SraStage = enumOf(
	'SraStage',
	'The stages of a child-friendly school (Sekolah Ramah Anak).',
	{
		ADVOCATED: 'The school was won for it (advokasi).',
		TRAINED: 'Its staff was trained in child rights (pelatihan KHA).',
		EVALUATED: 'It evaluated itself (evaluasi diri).',
		DECLARED: 'It declared itself (deklarasi).',
		DECREED: 'A decree names it (SK).',
		STANDARD_MET: 'It meets the standard (terstandar).',
		CERTIFIED: 'It is certified (tersertifikasi).',
	},
);
export const RequirementState = enumOf(
	'RequirementState',
	'How a requirement of the mechanism stands today.',
	{
		MET: 'Met and verified.',
		PARTLY: 'Partly met and verified.',
		NOT_MET: 'Not met, or nothing was handed in.',
		EXPIRED: 'Was met; the evidence has lapsed.',
		UNVERIFIED: 'Claimed by the school, not verified yet.',
	},
);
export const SchoolOrderField = enumOf('SchoolOrderField', 'What schools can be ordered by.', {
	NAME: 'The name.',
	COMPLIANCE: 'The compliance of the mechanism.',
	LEVEL: 'The level, from early childhood up.',
});
export const OrderDirection = enumOf('OrderDirection', 'Which end comes first.', {
	ASC: 'Smallest or A first.',
	DESC: 'Greatest or Z first.',
});
export const SchoolDimension = enumOf('SchoolDimension', 'What schools can be grouped by.', {
	LEVEL: 'The level (jenjang).',
	DISTRICT: 'The district (kecamatan).',
	VILLAGE: 'The village (kelurahan).',
	OWNERSHIP: 'Public or private.',
	AUTHORITY: 'Whose affair the school is.',
	MECHANISM: 'The status of the mechanism.',
	SRA_STAGE: 'The stage of the child-friendly school.',
	REQUIREMENT: 'Each requirement; a school that meets several stands in several groups.',
});
export const RulePackKind = enumOf('RulePackKind', 'What a rule pack rules.', {
	ATTAINMENT: 'The formulas of the attainment.',
	BAND: 'The bands of a percent.',
	RANKING: 'Cap, minimum and weights of the ranking.',
	MECHANISM: "The requirements of a school's mechanism.",
	SRA: 'The scoring of child-friendly schools.',
	REGIME: 'The kind of school team that the law asks for.',
});

/** An enum whose names are the words of the database, each with its description. */
export function enumOf<const Values extends Record<string, string>>(
	name: string,
	description: string,
	values: Values,
) {
	return builder.enumType(name, {
		description,
		values: Object.fromEntries(
			Object.entries(values).map(([value, meaning]) => [value, { value, description: meaning }]),
		) as { [Value in keyof Values & string]: { value: Value; description: string } },
	});
}
