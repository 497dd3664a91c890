import type { NounRefusals } from '#lib/form/refusals.ts';
import { m } from '#lib/paraglide/messages.js';

/** Why a token is not made or revoked. */
export const tokenRefusals: NounRefusals = {
	fields: { name: m.account_token_name, expiresOn: m.account_token_expires },
	words: {
		'name.LIMIT': m.account_refused_token_limit,
		'scopes.NO_CHOICE': m.account_refused_token_scopes,
		'expiresOn.OUT_OF_RANGE': m.account_refused_token_expires,
		// The API makes it: nothing that was typed is wrong.
		'hash.MALFORMED': m.admin_refused_other,
		// Everybody who is signed in makes tokens.
		NotAllowedError: m.account_refused_signed_out,
	},
};
