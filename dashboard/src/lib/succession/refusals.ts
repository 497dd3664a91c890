import type { NounRefusals } from '#lib/form/refusals.ts';
import { m } from '#lib/paraglide/messages.js';

/** Why it is not noted, or not withdrawn, that an agency goes on from another one. */
export const successionRefusals: NounRefusals = {
	fields: { date: m.succession_date, decree: m.succession_decree },
	words: {
		'agency.HELD': m.succession_refused_agency_held,
		'predecessor.NOT_FOUND': m.succession_refused_predecessor,
		'predecessor.CONTRADICTS': m.succession_refused_itself,
		'predecessor.REQUIRED': m.succession_refused_not_ended,
		'predecessor.HELD': m.succession_refused_predecessor_held,
		'date.REVERSED': m.succession_refused_date,
	},
};
