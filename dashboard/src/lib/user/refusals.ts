import type { NounRefusals } from '#lib/form/refusals.ts';
import { m } from '#lib/paraglide/messages.js';

/** Why an account is not made or changed. */
export const userRefusals: NounRefusals = {
	fields: { name: m.account_name },
	words: {
		'region.NOT_FOUND': m.admin_refused_gone,
		'email.MALFORMED': m.admin_refused_email,
		'email.TAKEN': m.admin_refused_email_taken,
	},
};
