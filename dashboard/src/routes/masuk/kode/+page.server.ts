import { fail, redirect } from '@sveltejs/kit';
import { afterSignIn } from '#lib/account/who.ts';
import { askSignIn, field } from '#lib/form/call.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store' });
	const other = new URLSearchParams(url.search);
	const backup = other.has('cadangan');
	if (backup) other.delete('cadangan');
	else other.set('cadangan', '1');
	const query = other.toString();
	return {
		backup,
		search: url.search,
		other: query === '' ? '/masuk/kode' : `/masuk/kode?${query}`,
	};
};

export const actions: Actions = {
	default: async (event) => {
		const form = await event.request.formData();
		const backup = event.url.searchParams.has('cadangan');
		const typed = field(form, 'code');
		const code = backup ? typed.trim() : typed.replace(/\D/g, '');
		const path = backup ? '/two-factor/verify-backup-code' : '/two-factor/verify-totp';
		const answer = await askSignIn(event, path, { code });
		if (!answer.ok) return fail(answer.status, { code: typed.slice(0, 50), refused: answer });
		redirect(303, await afterSignIn(event));
	},
};
