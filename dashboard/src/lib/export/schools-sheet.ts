import type { Client } from '@urql/svelte';
import type { SchoolsExportQuery } from '#lib/graphql/generated/graphql.ts';
import { SchoolsExport } from '#lib/graphql/generated/operations.ts';
import { query } from '#lib/graphql/query.ts';
import { m } from '#lib/paraglide/messages.js';
import { asOfMoment } from '#lib/school/as-of.ts';
import { askedOrder, schoolFilter, schoolOrder, schoolView } from '#lib/school/filter.ts';
import { inStarredOrder, shortlistOf } from '#lib/school/shortlist.ts';
import { day, number, text, type Cell, type Column, type Sheet } from './sheet.ts';

/** No list is longer than this many pages of 100: a cursor that never ends must not run for ever. */
const MOST_PAGES = 100;

type Node = SchoolsExportQuery['schools']['edges'][number]['node'];

const columns: readonly Column[] = [
	text('npsn'),
	text('name'),
	text('schoolLevel'),
	text('ownership'),
	text('authority'),
	text('villageCode'),
	text('village'),
	text('mechanism'),
	number('compliance'),
	text('workingGroup'),
	text('referralPath'),
	text('sraStage'),
	day('sraSince'),
];

/** The schools that the page found, or those of its shortlist: all of them, in its order. */
export async function schoolsSheet(client: Client, state: URLSearchParams): Promise<Sheet> {
	const shortlist = schoolView(state.get('tampilan')) === 'pilihan' ? shortlistOf(state) : null;
	const filter = shortlist ? { npsn: [...shortlist.npsns] } : schoolFilter(state);
	const orderBy = schoolOrder(state);
	const rows: Cell[][] = [];
	let after: string | null = null;
	/** Of the first page, so that all of them are told as of one moment. */
	let asOf = asOfMoment(state);
	for (let page = 0; page < MOST_PAGES; page += 1) {
		const schools: SchoolsExportQuery['schools'] = await pageOf(
			client,
			filter,
			orderBy,
			after,
			asOf,
		);
		asOf = schools.asOf;
		// A shortlist is never longer than one page.
		const edges =
			shortlist && askedOrder(state) === null
				? inStarredOrder(schools.edges, shortlist)
				: schools.edges;
		rows.push(...edges.map(({ node }) => rowOf(node)));
		after = schools.pageInfo.endCursor ?? null;
		if (!schools.pageInfo.hasNextPage || after === null) break;
	}
	return {
		name: shortlist ? 'seksama-sekolah-pilihan' : 'seksama-sekolah',
		columns,
		rows,
		stamp: asOf ? { asOf } : {},
		about: [
			[m.file_content(), m.file_content_schools()],
			[m.file_filter(), JSON.stringify(filter)],
			[m.file_school_count(), String(rows.length)],
		],
	};
}

function rowOf({ region, mechanism, ...school }: Node): Cell[] {
	const told = (is: boolean) => (is ? m.file_yes() : m.file_no());
	return [
		school.npsn,
		school.name,
		school.level,
		school.ownership,
		school.authority,
		region.code,
		region.name,
		mechanism.status,
		mechanism.compliance ?? null,
		told(mechanism.hasWorkingGroup),
		told(mechanism.hasReferralPath),
		school.sraStage ?? null,
		school.sraSince ?? null,
	];
}

async function pageOf(
	client: Client,
	filter: ReturnType<typeof schoolFilter>,
	orderBy: ReturnType<typeof schoolOrder>,
	after: string | null,
	asOf: string | null,
) {
	const { schools } = await query(client, SchoolsExport, { filter, orderBy, after, asOf });
	return schools;
}
