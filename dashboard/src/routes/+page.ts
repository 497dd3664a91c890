import { OverviewPage } from '#lib/graphql/generated/operations.ts';
import { query } from '#lib/graphql/query.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { chosenPeriod } from '#lib/period/chosen.ts';
import { periodInput } from '#lib/period/period.ts';
import { loadMapView } from '#lib/school/map-view.ts';
import { villageMetric } from '#lib/school/village-metric.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ parent, url, fetch }) => {
	const { client, home, holdings, hasBorders } = await parent();
	const period = chosenPeriod(url, holdings);
	const variables = {
		period: periodInput(period),
		locale: getLocale() === 'en' ? ('EN' as const) : ('ID' as const),
	};
	const [{ overview }, view] = await Promise.all([
		query(client, OverviewPage, variables),
		loadMapView({ fetch, client, home, hasBorders }),
	]);
	return {
		period,
		overview,
		variables,
		// Nothing of the period is published, so there is nothing to count.
		NothingYet:
			overview.reportedCount === 0
				? (await import('#lib/holdings/NothingYet.svelte')).default
				: null,
		mapView: view,
		metric: villageMetric(url.searchParams.get('peta')),
		updatedAt: overview.updatedAt,
	};
};
