import { pageOf } from '#lib/ui/page.ts';
import { ask } from '#lib/graphql/ask.ts';
import { SessionList } from '#lib/graphql/generated/operations.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url }) => {
	const { sessions } = await ask(fetch, SessionList, pageOf(url.searchParams));
	return { sessions };
};
