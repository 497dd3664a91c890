import { fail, redirect } from '@sveltejs/kit';
import { askSignIn, field, unlessAway } from '#lib/form/call.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	event.setHeaders({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
	const code = event.url.searchParams.get('kode') ?? '';
	const answer = unlessAway(await askSignIn(event, '/first-admin/check', { code }), event);
	return { code, refused: answer.ok ? null : answer };
};

export const actions: Actions = {
	default: async (event) => {
		const form = await event.request.formData();
		const kept = { name: field(form, 'name').trim(), email: field(form, 'email').trim() };
		const password = field(form, 'password');
		if (password !== field(form, 'again'))
			return fail(400, { ...kept, refused: { code: 'PASSWORDS_DIFFER', retryAfter: null } });
		const answer = await askSignIn(event, '/first-admin/make', {
			code: field(form, 'kode'),
			password,
			...kept,
		});
		if (!answer.ok) return fail(answer.status, { ...kept, refused: answer });
		await askSignIn(event, '/sign-in/email', { email: kept.email, password });
		redirect(303, '/akun/dua-langkah');
	},
};
