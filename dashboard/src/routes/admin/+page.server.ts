import { redirect } from '@sveltejs/kit';
import { desksOf } from '#lib/admin/desks.ts';
import { ask } from '#lib/graphql/ask.ts';
import { FirstSteps } from '#lib/graphql/generated/operations.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PageServerLoad } from './$types';

/** The admin of a new city is led to the first agency and the first user; everybody else to the first page for them. */
export const load: PageServerLoad = async ({ fetch, parent }) => {
	const { held } = await parent();
	if (held.includes('ADMIN')) {
		const { agencies, users } = await ask(fetch, FirstSteps, {});
		const steps = { hasAgency: agencies.totalCount > 0, hasUser: users.totalCount > 1 };
		if (!steps.hasAgency || !steps.hasUser) return { title: m.admin_first(), steps };
	}
	redirect(303, desksOf(held)[0]?.path ?? '/');
};
