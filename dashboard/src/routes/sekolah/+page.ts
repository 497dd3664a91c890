import type { MechanismStatus, SchoolFilter } from '#lib/graphql/generated/graphql.ts';
import { SchoolBreakdown, SchoolColumns, SchoolMap, SchoolsPage } from '#lib/graphql/generated/operations.ts';
import { query } from '#lib/graphql/query.ts';
import { schoolDimension, schoolFilter, schoolOrder, schoolView } from '#lib/school/filter.ts';
import { villageMetric } from '#lib/school/village-metric.ts';
import type { PageLoad } from './$types';

/** Rows of the table: more of them make an old phone slow. */
const ROWS = 25;

export const load: PageLoad = async ({ parent, url }) => {
	const { client } = await parent();
	const state = url.searchParams;
	const view = schoolView(state.get('tampilan'));
	const filter = schoolFilter(state);
	const orderBy = schoolOrder(state);
	const by = schoolDimension(state.get('by'));
	const shared = { view, filter, orderBy, by, metric: villageMetric(state.get('peta')) };

	if (view === 'kolom') {
		const columns = await query(client, SchoolColumns, columnVariables(filter, orderBy));
		return { ...shared, choices: columns, columns };
	}
	if (view === 'peta') {
		const map = await query(client, SchoolMap, { filter });
		return { ...shared, choices: map, groups: map.groups };
	}
	if (view === 'rincian') {
		const breakdown = await query(client, SchoolBreakdown, { filter, by });
		return { ...shared, choices: breakdown, groups: breakdown.groups };
	}
	const list = await query(client, SchoolsPage, { filter, orderBy, ...page(state) });
	return { ...shared, choices: list, schools: list.schools };
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
