import type { Client } from '@urql/svelte';
import { SchoolsExport } from '#lib/graphql/generated/operations.ts';
import { query } from '#lib/graphql/query.ts';
import { asOfMoment } from '#lib/school/as-of.ts';
import { askedOrder, schoolFilter, schoolOrder, schoolView } from '#lib/school/filter.ts';
import { inStarredOrder, shortlistOf } from '#lib/school/shortlist.ts';
import type { Cell, Sheet } from './sheet.ts';

/** No list is longer than this many pages of 100: a cursor that never ends must not run for ever. */
const MOST_PAGES = 100;

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
		const schools: Awaited<ReturnType<typeof pageOf>> = await pageOf(
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
		for (const { node } of edges)
			rows.push([
				node.npsn,
				node.name,
				node.level,
				node.ownership,
				node.authority,
				node.region.code,
				node.region.name,
				node.mechanism.status,
				node.mechanism.compliance ?? null,
				node.mechanism.hasWorkingGroup ? 'ya' : 'tidak',
				node.mechanism.hasReferralPath ? 'ya' : 'tidak',
				node.sraStage ?? null,
				node.sraSince ?? null,
			]);
		after = schools.pageInfo.endCursor ?? null;
		if (!schools.pageInfo.hasNextPage || after === null) break;
	}
	return {
		name: shortlist ? 'seksama-sekolah-pilihan' : 'seksama-sekolah',
		header: [
			'npsn',
			'nama',
			'jenjang',
			'status',
			'kewenangan',
			'kode_kelurahan',
			'kelurahan',
			'mekanisme',
			'kepatuhan_persen',
			'pokja',
			'jalur_rujukan',
			'tahap_sra',
			'sejak',
		],
		rows,
		about: [
			['Isi', 'Kesiapan mekanisme sekolah; tidak memuat jumlah kasus'],
			['Filter', JSON.stringify(filter)],
			['Jumlah sekolah', String(rows.length)],
			['Keadaan per', asOf ?? ''],
		],
	};
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
