import { SearchPage } from '#lib/graphql/generated/operations.ts';
import { query } from '#lib/graphql/query.ts';
import type { PageLoad } from './$types';

/** Longer texts are refused by the API; nobody means them. */
const LONGEST = 200;

export const load: PageLoad = async ({ parent, url }) => {
	const { client } = await parent();
	const search = (url.searchParams.get('q') ?? '').trim().slice(0, LONGEST);
	if (search === '') return { search, found: null };
	const filter = { search };
	const found = await query(client, SearchPage, {
		agencies: filter,
		indicators: filter,
		schools: filter,
	});
	return { search, found };
};
