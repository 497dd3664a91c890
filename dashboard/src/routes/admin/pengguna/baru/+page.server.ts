import { error, fail } from '@sveltejs/kit';
import { act } from '#lib/form/act.ts';
import { field } from '#lib/form/call.ts';
import { CreateSignInLink, CreateUser } from '#lib/graphql/generated/operations.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent }) => {
	const { held } = await parent();
	if (!held.includes('ADMIN')) error(404, { message: 'NOT_FOUND' });
};

export const actions: Actions = {
	default: async (event) => {
		const form = await event.request.formData();
		const typed = { name: field(form, 'name').trim(), email: field(form, 'email').trim() };
		const made = await act(event, form, CreateUser, { input: typed });
		if (made.refused) return fail(400, { ...typed, refused: made.refused, user: null, link: null });
		if (made.done.createUser.__typename !== 'CreateUserSuccess')
			error(500, { message: 'UNAVAILABLE' });
		const { user } = made.done.createUser;
		// The proof was shown a moment ago, with the account.
		form.delete('proof');
		const input = { user: user.id, reason: 'Akun baru' };
		const { done } = await act(event, form, CreateSignInLink, { input });
		const link =
			done?.createSignInLink.__typename === 'CreateSignInLinkSuccess'
				? done.createSignInLink
				: null;
		return { ...typed, refused: null, user, link };
	},
};
