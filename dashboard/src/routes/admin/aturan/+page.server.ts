import { todayInCity } from '#lib/period/day.ts';
import { ask } from '#lib/graphql/ask.ts';
import { RulePacksPage } from '#lib/graphql/generated/operations.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch }) => {
	const { rulePacks, requirements } = await ask(fetch, RulePacksPage, {});
	return { packs: rulePacks, requirements, today: todayInCity() };
};
