import type { NounRefusals } from '#lib/form/refusals.ts';
import { m } from '#lib/paraglide/messages.js';

/** Why a role is not given, approved or withdrawn. */
export const grantRefusals: NounRefusals = {
	fields: { validFrom: m.admin_valid_from, validTo: m.admin_valid_to },
	words: {
		'user.NOT_FOUND': m.admin_refused_user,
		'role.NO_CHOICE': m.admin_refused_role,
		'role.HELD': m.admin_refused_role_held,
		'role.HELD_ON_AGENCY': m.admin_refused_role_agency,
		'role.HELD_ON_SCHOOL': m.admin_refused_role_school,
		'role.HELD_ON_REGION': m.admin_refused_role_region,
		'scope.NOT_FOUND': m.admin_refused_scope,
		'scope.CHOOSE_ONE': m.admin_refused_scope,
		'awardYear.OUT_OF_RANGE': m.admin_refused_award_year,
		'validFrom.PAST': m.admin_refused_valid_from,
		'validTo.PAST': m.admin_refused_valid_to,
		'validTo.REVERSED': m.admin_refused_valid_reversed,
	},
};
