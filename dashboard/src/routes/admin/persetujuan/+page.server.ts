import { fail, redirect } from '@sveltejs/kit';
import { act } from '#lib/form/act.ts';
import { pageOf } from '#lib/ui/page.ts';
import { field } from '#lib/form/call.ts';
import { ask } from '#lib/graphql/ask.ts';
import { ApprovalsPage, ApproveGrant, WithdrawGrant } from '#lib/graphql/generated/operations.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url }) => {
	const { grants } = await ask(fetch, ApprovalsPage, pageOf(url.searchParams));
	return { grants };
};

export const actions: Actions = {
	approve: async (event) => {
		const form = await event.request.formData();
		const id = field(form, 'id');
		const { refused } = await act(event, form, ApproveGrant, { id });
		if (refused) return fail(400, { what: 'approve', id, reason: '', refused });
		redirect(303, '/admin/persetujuan?selesai=setuju#isi');
	},
	withdraw: async (event) => {
		const form = await event.request.formData();
		const [id, reason] = [field(form, 'id'), field(form, 'reason')];
		const { refused } = await act(event, form, WithdrawGrant, { input: { id, reason } });
		if (refused) return fail(400, { what: 'withdraw', id, reason, refused });
		redirect(303, '/admin/persetujuan?selesai=tolak#isi');
	},
};
