import { fail, redirect } from '@sveltejs/kit';
import { pageOf } from '#lib/ui/page.ts';
import { field } from '#lib/form/call.ts';
import { ask } from '#lib/graphql/ask.ts';
import { RevokeToken, TokenList } from '#lib/graphql/generated/operations.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url }) => {
	const all = url.searchParams.get('tampil') === 'semua';
	const filter = all ? {} : { holds: true };
	const { tokens } = await ask(fetch, TokenList, { filter, ...pageOf(url.searchParams) });
	return { tokens, all };
};

export const actions: Actions = {
	default: async ({ fetch, request }) => {
		const id = field(await request.formData(), 'id');
		const { revokeToken } = await ask(fetch, RevokeToken, { id });
		if (revokeToken.__typename === 'RevokeTokenSuccess')
			redirect(303, '/admin/token?selesai=cabut');
		return fail(404, { gone: true });
	},
};
