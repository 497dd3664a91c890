import { OverviewPage } from '#lib/graphql/generated/operations.ts';
import { query } from '#lib/graphql/query.ts';
import { chosenPeriod } from '#lib/period/chosen.ts';
import { periodInput } from '#lib/period/period.ts';
import { villageMetric } from '#lib/school/village-metric.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ parent, url }) => {
	const { client, periods } = await parent();
	const period = chosenPeriod(url, periods);
	const { overview } = await query(client, OverviewPage, { period: periodInput(period) });
	return {
		period,
		overview,
		metric: villageMetric(url.searchParams.get('peta')),
		updatedAt: overview.updatedAt,
	};
};
