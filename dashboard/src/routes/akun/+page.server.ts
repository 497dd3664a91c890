import { fail } from '@sveltejs/kit';
import { askSignIn, field } from '#lib/form/call.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	name: async (event) => {
		const name = field(await event.request.formData(), 'name').trim();
		const answer = await askSignIn(event, '/update-user', { name });
		if (!answer.ok) return fail(answer.status, { what: 'name' as const, name, refused: answer });
		return { what: 'name' as const, name, refused: null };
	},
	password: async (event) => {
		const form = await event.request.formData();
		const newPassword = field(form, 'new');
		const refuse = (code: string) => ({
			what: 'password' as const,
			name: null,
			refused: { code, retryAfter: null },
		});
		if (newPassword !== field(form, 'again')) return fail(400, refuse('PASSWORDS_DIFFER'));
		if (newPassword.length < 10) return fail(400, refuse('PASSWORD_TOO_SHORT'));
		const answer = await askSignIn(event, '/change-password', {
			currentPassword: field(form, 'current'),
			newPassword,
		});
		if (!answer.ok)
			return fail(answer.status, { what: 'password' as const, name: null, refused: answer });
		return { what: 'password' as const, name: null, refused: null };
	},
};
