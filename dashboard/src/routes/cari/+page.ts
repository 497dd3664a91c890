import { SearchPage } from '#lib/graphql/generated/operations.ts';
import { query } from '#lib/graphql/query.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { chosenPeriod } from '#lib/period/chosen.ts';
import { periodInput } from '#lib/period/period.ts';
import type { PageLoad } from './$types';

/** Longer texts are refused by the API; nobody means them. */
const LONGEST = 200;

export const load: PageLoad = async ({ parent, url }) => {
	const { client, holdings } = await parent();
	const search = (url.searchParams.get('q') ?? '').trim().slice(0, LONGEST);
	if (search === '') return { search, found: null };
	const filter = { search };
	const found = await query(client, SearchPage, {
		agencies: filter,
		indicators: filter,
		schools: filter,
		period: periodInput(chosenPeriod(url, holdings)),
		locale: getLocale() === 'en' ? 'EN' : 'ID',
	});
	return { search, found };
};
