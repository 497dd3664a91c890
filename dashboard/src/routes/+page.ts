import { OverviewPage } from '#lib/graphql/generated/operations.ts';
import { query } from '#lib/graphql/query.ts';
import { chosenPeriod } from '#lib/period/chosen.ts';
import { periodInput } from '#lib/period/period.ts';
import { loadBorders } from '#lib/school/borders.ts';
import { villageMetric } from '#lib/school/village-metric.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ parent, url, fetch }) => {
	const { client, periods, hasBorders } = await parent();
	const period = chosenPeriod(url, periods);
	const [{ overview }, borders] = await Promise.all([
		query(client, OverviewPage, { period: periodInput(period) }),
		loadBorders(fetch, hasBorders),
	]);
	return {
		period,
		overview,
		borders,
		metric: villageMetric(url.searchParams.get('peta')),
		updatedAt: overview.updatedAt,
	};
};
