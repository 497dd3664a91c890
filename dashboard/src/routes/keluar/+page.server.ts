import { fail, redirect } from '@sveltejs/kit';
import { askSignIn, field } from '#lib/form/call.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	default: async (event) => {
		const everywhere = field(await event.request.formData(), 'semua') === '1';
		// Nobody may believe to be signed out who is not.
		for (const path of everywhere ? ['/revoke-sessions', '/sign-out'] : ['/sign-out']) {
			const answer = await askSignIn(event, path);
			if (!answer.ok && answer.status >= 500) return fail(answer.status, { refused: answer });
		}
		redirect(303, '/masuk');
	},
};
