import { m } from '#lib/paraglide/messages.js';
import type { Refusal } from './act.ts';

const refusals: Record<string, () => string> = {
	StepUpRequiredError: m.admin_refused_step_up,
	NotAllowedError: m.admin_refused_not_allowed,
	NotFoundError: m.admin_refused_gone,
	ConflictError: m.admin_refused_conflict,
	INVALID_CODE: m.admin_refused_code,
};

/** What a field cannot be, by what the API says of it; the first that fits. */
const fields: [field: string, says: RegExp, words: () => string][] = [
	['reason', /not seen/, m.admin_refused_reason_unseen],
	['email', /already/, m.admin_refused_email_taken],
	['email', /./, m.admin_refused_email],
	['name', /200/, m.admin_refused_agency_name],
	['name', /./, m.admin_refused_name],
	['code', /another region/, m.admin_refused_region_used],
	['code', /lie in/, m.admin_refused_region_around],
	['code', /Kemendagri/, m.admin_refused_region_code],
	['code', /used/, m.admin_refused_code_used],
	['code', /./, m.admin_refused_agency_code],
	['source', /./, m.admin_refused_source],
	['nameEn', /./, m.admin_refused_name_en],
	['shortName', /./, m.admin_refused_short_name],
	['user', /demo/, m.admin_refused_user_demo],
	['user', /disabled/, m.admin_refused_user_disabled],
	['user', /no second factor/, m.admin_refused_user_factor],
	['user', /./, m.admin_refused_user],
	['role', /already/, m.admin_refused_role_held],
	['role', /agency/, m.admin_refused_role_agency],
	['role', /school/, m.admin_refused_role_school],
	['role', /./, m.admin_refused_role],
	['scope', /./, m.admin_refused_scope],
	['awardYear', /./, m.admin_refused_award_year],
	['validFrom', /no day/, m.admin_refused_no_day],
	['validTo', /no day/, m.admin_refused_no_day],
	['validFrom', /published/, m.admin_refused_valid_published],
	['validFrom', /./, m.admin_refused_valid_from],
	['goesOn', /./, m.admin_refused_agency_over],
	['validTo', /new agency/, m.admin_refused_agency_over],
	['validTo', /published/, m.admin_refused_valid_published],
	['validTo', /first day/, m.admin_refused_valid_reversed],
	['validTo', /begins/, m.admin_refused_valid_reversed],
	['validTo', /./, m.admin_refused_valid_to],
	['reason', /longer/, m.admin_refused_reason_long],
	['reason', /./, m.admin_refused_reason],
];

/** Why an act was refused and what to do, in the reader's language. */
export function refusalWords({ code, field, message, retryAfter }: Refusal): string {
	if (retryAfter !== null) return m.admin_refused_wait({ seconds: retryAfter });
	if (/ not seen; .* one line$/.test(message)) return m.admin_refused_unseen();
	if (/letter or digit$/.test(message)) return m.admin_refused_no_letter();
	const ofField = fields.find(([name, says]) => name === field && says.test(message));
	return (ofField?.[2] ?? refusals[code] ?? m.admin_refused_other)();
}
