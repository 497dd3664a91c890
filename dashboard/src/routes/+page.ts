import { OverviewPage } from '#lib/graphql/generated/operations.ts';
import { query } from '#lib/graphql/query.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { chosenPeriod } from '#lib/period/chosen.ts';
import { momentOf, parseDay } from '#lib/period/day.ts';
import { periodInput, periodKey } from '#lib/period/period.ts';
import { loadMapView } from '#lib/school/map-view.ts';
import { villageMetric } from '#lib/school/village-metric.ts';
import { isDrawn } from '#lib/ui/drawn.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ parent, url, fetch }) => {
	const { client, home, holdings, hasBorders } = await parent();
	const period = chosenPeriod(url, holdings);
	const day = parseDay(url.searchParams.get('asOf'));
	const asOf = momentOf(day);
	const variables = {
		period: periodInput(period),
		asOf,
		locale: getLocale() === 'en' ? ('EN' as const) : ('ID' as const),
	};
	const [{ overview }, view] = await Promise.all([
		query(client, OverviewPage, variables),
		loadMapView({ fetch, client, home, hasBorders }),
	]);
	const drawn = `${periodKey(period)} ${url.search}`;
	return {
		period,
		day,
		asOf,
		drawn,
		overview,
		variables,
		// Nothing of the period is published, so there is nothing to count.
		NothingYet:
			overview.reportedCount === 0
				? (await import('#lib/holdings/NothingYet.svelte')).default
				: null,
		parts: isDrawn(drawn) ? null : await parts(),
		mapView: view,
		metric: villageMetric(url.searchParams.get('peta')),
		updatedAt: overview.updatedAt,
	};
};

/** The still parts as components, where a reader comes from another page. */
async function parts() {
	const [{ ShownAsOf }, { CityFacts, Glance }] = await Promise.all([
		import('#lib/period/parts.ts'),
		import('#lib/overview/parts.ts'),
	]);
	return { ShownAsOf, CityFacts, Glance };
}
