import type { MechanismStatus, SchoolFilter } from '#lib/graphql/generated/graphql.ts';
import {
	SchoolBreakdown,
	SchoolColumns,
	SchoolMap,
	SchoolsPage,
} from '#lib/graphql/generated/operations.ts';
import { query } from '#lib/graphql/query.ts';
import { asOfMoment, asOfText } from '#lib/school/as-of.ts';
import { loadMapView } from '#lib/school/map-view.ts';
import {
	askedOrder,
	schoolDimension,
	schoolFilter,
	schoolOrder,
	schoolView,
} from '#lib/school/filter.ts';
import { inStarredOrder, SHORTLIST_MOST, shortlistOf } from '#lib/school/shortlist.ts';
import { villageMetric } from '#lib/school/village-metric.ts';
import type { PageLoad } from './$types';

/** Rows of the table: more of them make an old phone slow. */
const ROWS = 25;

/**
 * Four views of the same schools, and one of those that were starred; each brings its own component, so that nobody
 * fetches the other four.
 */
export const load: PageLoad = async ({ parent, url, fetch }) => {
	const { client, home, hasBorders } = await parent();
	const state = url.searchParams;
	const view = schoolView(state.get('tampilan'));
	const filter = schoolFilter(state);
	const orderBy = schoolOrder(state);
	const by = schoolDimension(state.get('by'));
	const shortlist = shortlistOf(state);
	const asOf = asOfMoment(state);
	const metric = villageMetric(state.get('peta'));
	const shared = { view, filter, orderBy, by, shortlist, metric, asOf, asOfText: asOfText(state) };

	if (view === 'kolom') {
		const columns = await query(client, SchoolColumns, {
			...columnVariables(filter, orderBy),
			asOf,
		});
		const { default: Columns } = await import('#lib/school/SchoolColumns.svelte');
		return { ...shared, choices: columns, columns: { data: columns, View: Columns } };
	}
	if (view === 'peta') {
		const [map, mapView] = await Promise.all([
			query(client, SchoolMap, { filter, asOf }),
			loadMapView({ fetch, client, home, hasBorders }),
		]);
		const { VillageMap: Map } = await import('#lib/school/map-part.ts');
		return { ...shared, choices: map, map: { groups: map.groups, view: mapView, View: Map } };
	}
	if (view === 'rincian') {
		const breakdown = await query(client, SchoolBreakdown, { filter, by, asOf });
		const { default: Breakdown } = await import('#lib/school/Breakdown.svelte');
		return {
			...shared,
			choices: breakdown,
			breakdown: { groups: breakdown.groups, View: Breakdown },
		};
	}
	if (view === 'pilihan') {
		const found = await query(client, SchoolsPage, {
			filter: { npsn: [...shortlist.npsns] },
			orderBy,
			first: SHORTLIST_MOST,
			asOf,
		});
		const order = askedOrder(state);
		const schools = { ...found.schools };
		if (order === null) schools.edges = inStarredOrder(schools.edges, shortlist);
		const { default: Shortlist } = await import('#lib/school/Shortlist.svelte');
		return { ...shared, choices: found, starred: { schools, order, View: Shortlist } };
	}
	const list = await query(client, SchoolsPage, { filter, orderBy, ...page(state), asOf });
	const { default: Table } = await import('#lib/school/SchoolTable.svelte');
	return { ...shared, choices: list, table: { schools: list.schools, View: Table } };
};

/** A cursor before wins over one after: an address never carries both unless somebody wrote it so. */
function page(state: URLSearchParams) {
	const before = state.get('before');
	return before === null ? { first: ROWS, after: state.get('after') } : { last: ROWS, before };
}

function columnVariables(filter: SchoolFilter, orderBy: ReturnType<typeof schoolOrder>) {
	const only = (status: MechanismStatus) => ({ ...filter, mechanism: [status] });
	const { mechanism: _, ...rest } = filter;
	return {
		filter: rest,
		orderBy,
		none: only('NONE'),
		drafted: only('DRAFTED'),
		established: only('ESTABLISHED'),
		enforced: only('ENFORCED'),
		expired: only('EXPIRED'),
	};
}
