import type { AccessKind, AccessReach, AccessVerb } from '#lib/graphql/generated/graphql.ts';
import { m } from '#lib/paraglide/messages.js';
import { statusWords } from '#lib/terms/statuses.ts';
import { roleName } from '#lib/terms/roles.ts';
import type { Holder } from './holder.ts';

const kindNames: Record<AccessKind, () => string> = {
	REGION: m.admin_resource_region,
	AGENCY: m.admin_resource_agency,
	SUCCESSION: m.admin_resource_succession,
	RULE_PACK: m.admin_resource_rule_pack,
	SCHOOL: m.admin_resource_school,
	INDICATOR: m.admin_resource_indicator,
	TARGET: m.admin_resource_target,
	ACHIEVEMENT: m.admin_resource_achievement,
	USER: m.admin_resource_user,
	GRANT: m.admin_resource_grant,
	TOKEN: m.admin_resource_token,
	SESSION: m.admin_resource_session,
	AUDIT: m.admin_resource_audit,
};

/** Every kind: open data first, then people, then what watches over them. */
export const kinds = Object.keys(kindNames) as readonly AccessKind[];

const verbs: Record<AccessVerb, () => string> = {
	READ: m.admin_verb_read,
	CREATE: m.admin_verb_create,
	CHANGE: m.admin_verb_change,
	GIVE: m.admin_verb_give,
	APPROVE: m.admin_verb_approve,
	WITHDRAW: m.admin_verb_withdraw,
	REVOKE: m.admin_verb_revoke,
	RECORD: m.admin_verb_record,
	SUBMIT: m.admin_verb_submit,
	RETURN: m.admin_verb_return,
	VERIFY: m.admin_verb_verify,
	PUBLISH: m.admin_verb_publish,
	CORRECT: m.admin_verb_correct,
};

export const reachNames: Record<AccessReach, () => string> = {
	ANYONE: m.admin_tie_anyone,
	SELF: m.admin_tie_self,
	AGENCY: m.admin_tie_agency,
	CITY: m.admin_tie_city,
	REGION: m.admin_tie_region,
	OVERSEEN: m.admin_tie_overseen,
};

/** The name of a kind of thing, such as «Target». */
export function kindName(kind: AccessKind): string {
	const name = kindNames[kind]();
	return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The name of what can be done to a kind of thing, such as «Target · membaca». */
export function rightName(kind: AccessKind, verb: AccessVerb): string {
	return `${kindName(kind)} · ${verbs[verb]()}`;
}

const statuses: Record<string, () => string> = {
	...statusWords,
	ADOPTED: m.admin_status_adopted,
	CASE: m.admin_status_case,
	WAITING: m.admin_state_waiting,
};

/** The state that a rule or an example speaks of, in the reader's language. */
export function statusName(status: string): string {
	return statuses[status]?.() ?? status;
}

export function holderName(holder: Holder): string {
	return holder === 'PUBLIC' ? m.admin_public() : roleName(holder);
}
