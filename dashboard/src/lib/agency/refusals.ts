import type { NounRefusals } from '#lib/form/refusals.ts';
import { m } from '#lib/paraglide/messages.js';

/** Why an agency is not made or changed. */
export const agencyRefusals: NounRefusals = {
	fields: {
		name: m.admin_agency_name,
		nameEn: m.admin_agency_name_en,
		shortName: m.admin_agency_short,
		validFrom: m.admin_valid_from,
		validTo: m.admin_agency_last_day,
	},
	words: {
		'city.NOT_FOUND': m.admin_refused_gone,
		'code.MALFORMED': m.admin_refused_agency_code,
		'code.TAKEN': m.admin_refused_code_used,
		'validFrom.PUBLISHED': m.admin_refused_valid_published,
		'validTo.PUBLISHED': m.admin_refused_valid_published,
		'validFrom.OVER': m.admin_refused_agency_over,
		'validTo.OVER': m.admin_refused_agency_over,
		'goesOn.OVER': m.admin_refused_agency_over,
		'goesOn.PUBLISHED': m.admin_refused_valid_published,
		'validTo.REVERSED': m.admin_refused_valid_reversed,
		'validTo.CONTRADICTS': m.admin_refused_agency_both,
	},
};
