import type { NounRefusals } from '#lib/form/refusals.ts';
import { m } from '#lib/paraglide/messages.js';

/** Why a region is not made or changed. */
export const regionRefusals: NounRefusals = {
	fields: { name: m.admin_region_name, source: m.admin_region_source },
	words: {
		'code.MALFORMED': m.admin_refused_region_code,
		'code.NO_PARENT': m.admin_refused_region_around,
		'code.TAKEN': m.admin_refused_region_used,
	},
};
