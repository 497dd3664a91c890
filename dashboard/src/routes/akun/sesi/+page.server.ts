import { fail, redirect } from '@sveltejs/kit';
import { askSignIn, field } from '#lib/form/call.ts';
import { ask } from '#lib/graphql/ask.ts';
import { Sessions } from '#lib/graphql/generated/operations.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch }) => {
	const { viewer } = await ask(fetch, Sessions, {});
	return { sessions: viewer.sessions };
};

export const actions: Actions = {
	end: async (event) => {
		const id = field(await event.request.formData(), 'id');
		const answer = await askSignIn(event, '/sessions/end', { id });
		return answer.ok ? { refused: null } : fail(answer.status, { refused: answer });
	},
	others: async (event) => {
		const answer = await askSignIn(event, '/revoke-other-sessions');
		return answer.ok ? { refused: null } : fail(answer.status, { refused: answer });
	},
	everywhere: async (event) => {
		const answer = await askSignIn(event, '/revoke-sessions');
		if (!answer.ok && answer.status >= 500) return fail(answer.status, { refused: answer });
		redirect(303, '/masuk');
	},
};
