import { dayShort } from '#lib/format/date.ts';
import type { SchoolActivityState, SchoolVerifier } from '#lib/graphql/generated/graphql.ts';
import { m } from '#lib/paraglide/messages.js';

/** Why an activity does not count, and that it does. */
export const activityStates: Record<SchoolActivityState, () => string> = {
	COUNTS: m.activity_counts,
	OLD: m.activity_old,
	UNVERIFIED: m.requirement_unverified,
	VERIFIED_BEFORE: m.activity_verified_before,
	WITHOUT_EVIDENCE: m.activity_without_evidence,
	UPCOMING: m.activity_upcoming,
};

const verifiers: Record<SchoolVerifier, () => string> = {
	CASE_WORKER: m.verifier_case_worker,
	CASE_SUPERVISOR: m.verifier_case_supervisor,
	AWARD_COMMITTEE: m.verifier_award_committee,
};

/** «diverifikasi 8 Mei 2026 oleh DPMPPA»: as what somebody verified, where it was noted. */
export function verifiedTold(
	at: string,
	by: SchoolVerifier | null | undefined,
	locale: string,
): string {
	const date = dayShort(at, locale);
	return by ? m.verified_on_by({ date, who: verifiers[by]() }) : m.verified_on({ date });
}
