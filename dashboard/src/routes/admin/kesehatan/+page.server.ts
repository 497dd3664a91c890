import { error } from '@sveltejs/kit';
import { ask } from '#lib/graphql/ask.ts';
import { HealthPage } from '#lib/graphql/generated/operations.ts';
import type { PageServerLoad } from './$types';

/** Computing every publication anew takes seconds, so it is done when asked for. */
export const load: PageServerLoad = async ({ fetch, url }) => {
	const { health } = await ask(fetch, HealthPage, { deep: url.searchParams.has('hitung') });
	if (!health) error(404, { message: 'NOT_FOUND' });
	return { health };
};
