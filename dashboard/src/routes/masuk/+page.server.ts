import { fail, redirect } from '@sveltejs/kit';
import { afterSignIn, whoAsks } from '#lib/account/who.ts';
import { askSignIn, field, goOn } from '#lib/form/call.ts';
import type { Actions, PageServerLoad } from './$types';

/** With `ulang` somebody who is signed in signs in anew, for a step that asks for a fresh proof. */
export const load: PageServerLoad = async ({ fetch, request, url, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store' });
	const viewer = await whoAsks({ fetch, request });
	if (viewer.secondFactor === 'VERIFY') redirect(303, `/masuk/kode${url.search}`);
	if (viewer.signedIn && !url.searchParams.has('ulang')) redirect(303, goOn(url));
	const ways = (await (await fetch('/api/auth/ways')).json()) as { government?: string | null };
	return {
		government: ways.government ?? null,
		search: url.search,
		refused: url.searchParams.has('error') ? { code: 'GOVERNMENT', retryAfter: null } : null,
	};
};

export const actions: Actions = {
	default: async (event) => {
		const form = await event.request.formData();
		const email = field(form, 'email').trim();
		const answer = await askSignIn(event, '/sign-in/email', {
			email,
			password: field(form, 'password'),
		});
		if (!answer.ok) return fail(answer.status, { email, refused: answer });
		if (answer.data['twoFactorRedirect']) redirect(303, `/masuk/kode${event.url.search}`);
		const { secondFactor } = await whoAsks(event);
		redirect(303, secondFactor === 'SET_UP' ? '/akun/dua-langkah' : await afterSignIn(event));
	},
};
