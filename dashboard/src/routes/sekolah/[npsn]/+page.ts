import { error } from '@sveltejs/kit';
import { SchoolPage } from '#lib/graphql/generated/operations.ts';
import { query } from '#lib/graphql/query.ts';
import { asOfMoment, asOfText } from '#lib/school/as-of.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ parent, params, url }) => {
	const { client } = await parent();
	const { school, rulePacks } = await query(client, SchoolPage, {
		npsn: params.npsn,
		asOf: asOfMoment(url.searchParams),
		locale: getLocale() === 'en' ? 'EN' : 'ID',
	});
	if (!school) throw error(404, { message: 'NOT_FOUND' });
	const { trace } = school.mechanism;
	const pack = rulePacks.find(({ version }) => version === trace.ruleVersion);
	return { school, pack, asOf: asOfText(url.searchParams) };
};
