import type { Role } from '#lib/graphql/generated/graphql.ts';
import { m } from '#lib/paraglide/messages.js';

const names: Record<Role, () => string> = {
	AGENCY_STAFF: m.account_role_agency_staff,
	AGENCY_HEAD: m.account_role_agency_head,
	EVALUATOR: m.account_role_evaluator,
	LEADERSHIP: m.account_role_leadership,
	SCHOOL_STAFF: m.account_role_school_staff,
	AWARD_COMMITTEE: m.account_role_award_committee,
	CASE_WORKER: m.account_role_case_worker,
	CASE_SUPERVISOR: m.account_role_case_supervisor,
	AUDITOR: m.account_role_auditor,
	ADMIN: m.account_role_admin,
	DEVELOPER: m.account_role_developer,
};

/** A role in the reader's language. */
export function roleName(role: Role): string {
	return names[role]();
}

/** Every role, in the order of the city's ladder. */
export const roles = Object.keys(names) as Role[];

/** The roles that work with entries, and have a desk for it. */
export const deskRoles: readonly string[] = ['AGENCY_STAFF', 'AGENCY_HEAD', 'EVALUATOR'];

/** Whether a text is the name of a role. */
export function isRole(text: string): text is Role {
	return Object.hasOwn(names, text);
}
