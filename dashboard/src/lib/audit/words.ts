import type { AuditAction } from '#lib/graphql/generated/graphql.ts';
import { m } from '#lib/paraglide/messages.js';

/** What was done, in the reader's language. */
export const auditActions: Record<AuditAction, () => string> = {
	INSERT: m.admin_action_insert,
	UPDATE: m.admin_action_update,
	DELETE: m.admin_action_delete,
	TRUNCATE: m.admin_action_truncate,
	CALL: m.admin_action_call,
};

/** Every table that the log is kept of, and the acts without a row. */
export const resourceNames: Readonly<Record<string, () => string>> = {
	region: m.admin_resource_region,
	rule_pack: m.admin_resource_rule_pack,
	requirement: m.admin_resource_requirement,
	agency: m.admin_resource_agency,
	agency_succession: m.admin_resource_succession,
	indicator: m.admin_resource_indicator,
	indicator_definition: m.admin_resource_definition,
	target: m.admin_resource_target,
	achievement: m.admin_resource_achievement,
	school: m.admin_resource_school,
	school_requirement: m.admin_resource_school_requirement,
	school_activity: m.admin_resource_school_activity,
	app_user: m.admin_resource_user,
	user_grant: m.admin_resource_grant,
	api_token: m.admin_resource_token,
	sign_in_link: m.admin_resource_link,
	end_sessions: m.admin_resource_end_sessions,
	view_as_role: m.admin_resource_view_as,
};

/** What an entry of the log is about, in the reader's language; an old entry may name what there is no more. */
export function resourceName(resource: string): string {
	return resourceNames[resource]?.() ?? resource;
}
