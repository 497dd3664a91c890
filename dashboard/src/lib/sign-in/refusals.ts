import type { NounRefusals } from '#lib/form/refusals.ts';
import { m } from '#lib/paraglide/messages.js';

/** Why somebody is not helped to sign in: by a link, by setting up the second factor anew, by ending sessions. */
export const signInRefusals: NounRefusals = {
	fields: {},
	words: {
		'user.DEMO': m.admin_refused_user_demo,
		'user.DISABLED': m.admin_refused_user_disabled,
		'user.NO_SECOND_FACTOR': m.admin_refused_user_factor,
		// The API makes it: nothing that was typed is wrong.
		'hash.MALFORMED': m.admin_refused_other,
	},
};
