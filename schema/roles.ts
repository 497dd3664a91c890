/** What a role is held on. */
export type Place = 'REGION' | 'AGENCY' | 'SCHOOL';

interface RoleRule {
	role: string;
	heldOn: Place;
	/** It opens case files: a second person approves it, and no token carries it. */
	isCase?: true;
	/** It holds only in a session with a second factor. */
	needsSecondFactor?: true;
	/** What its holder does, in English, with the Indonesian term. */
	meaning: string;
}

/** Every role that can be given. Database, seed, API and forms read them here. Source: schema/decisions/0010-rights.md. */
// prettier-ignore
export const roles = [
	{ role: 'AGENCY_STAFF', heldOn: 'AGENCY', meaning: 'Enters the achievements of an agency (operator OPD).' },
	{ role: 'AGENCY_HEAD', heldOn: 'AGENCY', meaning: 'Approves what the staff of the agency entered (kepala OPD).' },
	{ role: 'EVALUATOR', heldOn: 'REGION', meaning: 'Verifies and publishes for the city (bagian organisasi, inspektorat).' },
	{ role: 'LEADERSHIP', heldOn: 'REGION', meaning: 'Mayor, vice mayor or secretary (pimpinan daerah).' },
	{ role: 'SCHOOL_STAFF', heldOn: 'SCHOOL', meaning: 'Keeps the mechanism of a school up to date.' },
	{ role: 'AWARD_COMMITTEE', heldOn: 'REGION', meaning: 'Scores schools for the awards (panitia penghargaan).' },
	{ role: 'CASE_WORKER', heldOn: 'AGENCY', isCase: true, needsSecondFactor: true, meaning: 'Handles the case files assigned to them (pekerja kasus).' },
	{ role: 'CASE_SUPERVISOR', heldOn: 'AGENCY', isCase: true, needsSecondFactor: true, meaning: 'Assigns and reviews the case files of a unit.' },
	{ role: 'AUDITOR', heldOn: 'REGION', needsSecondFactor: true, meaning: 'Reads everything but the text of case files.' },
	{ role: 'ADMIN', heldOn: 'REGION', needsSecondFactor: true, meaning: 'Keeps users, grants and rule packs; never a case file.' },
	{ role: 'DEVELOPER', heldOn: 'REGION', meaning: 'Makes tokens for programs that read public data.' },
] as const satisfies readonly RoleRule[];

export type RoleName = (typeof roles)[number]['role'];

/** The list, each line with every field that it may have. */
export const roleRules: readonly (RoleRule & { role: RoleName })[] = [...roles];
