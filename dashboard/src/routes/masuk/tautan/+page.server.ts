import { fail, redirect } from '@sveltejs/kit';
import { askSignIn, field, unlessAway } from '#lib/form/call.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	event.setHeaders({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
	const code = event.url.searchParams.get('kode') ?? '';
	const answer = unlessAway(await askSignIn(event, '/link/check', { code }), event);
	return {
		code,
		name: answer.ok ? String(answer.data['name']) : '',
		email: answer.ok ? String(answer.data['email']) : '',
		refused: answer.ok ? null : answer,
	};
};

export const actions: Actions = {
	default: async (event) => {
		const form = await event.request.formData();
		const password = field(form, 'password');
		if (password !== field(form, 'again'))
			return fail(400, { refused: { code: 'PASSWORDS_DIFFER', retryAfter: null } });
		const answer = await askSignIn(event, '/link/use', { code: field(form, 'kode'), password });
		if (!answer.ok) return fail(answer.status, { refused: answer });
		const email = String(answer.data['email']);
		const signedIn = await askSignIn(event, '/sign-in/email', { email, password });
		if (!signedIn.ok) redirect(303, '/masuk');
		redirect(303, signedIn.data['twoFactorRedirect'] ? '/masuk/kode' : '/akun');
	},
};
