import { holders } from '#lib/access/holder.ts';
import { ask } from '#lib/graphql/ask.ts';
import { AccessRulesPage } from '#lib/graphql/generated/operations.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, parent, url }) => {
	const { held } = await parent();
	const wanted = url.searchParams.get('peran');
	const answer = await ask(fetch, AccessRulesPage, {
		policies: held.includes('ADMIN') || held.includes('AUDITOR'),
	});
	return {
		rules: answer.accessRules,
		policies: answer.policies ?? [],
		holder: holders.find((one) => one === wanted) ?? null,
	};
};
