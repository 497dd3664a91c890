import { error } from '@sveltejs/kit';
import { SchoolPage } from '#lib/graphql/generated/operations.ts';
import { query } from '#lib/graphql/query.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ parent, params }) => {
	const { client } = await parent();
	const { school, rulePacks } = await query(client, SchoolPage, { npsn: params.npsn });
	if (!school) throw error(404, { message: 'NOT_FOUND' });
	return { school, pack: rulePacks[0] };
};
