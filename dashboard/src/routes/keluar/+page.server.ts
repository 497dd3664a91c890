import { redirect } from '@sveltejs/kit';
import { askSignIn, field } from '#lib/form/call.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	default: async (event) => {
		const everywhere = field(await event.request.formData(), 'semua') === '1';
		if (everywhere) await askSignIn(event, '/revoke-sessions');
		await askSignIn(event, '/sign-out');
		redirect(303, '/masuk');
	},
};
