import { isHttpError } from '@sveltejs/kit';
import { auditFilter } from '#lib/audit/filter.ts';
import { desksOf } from '#lib/admin/desks.ts';
import { csv } from '#lib/export/csv.ts';
import type { Cell } from '#lib/export/sheet.ts';
import { ask } from '#lib/graphql/ask.ts';
import type { AuditExportQuery } from '#lib/graphql/generated/graphql.ts';
import { AdminDesk, AuditExport } from '#lib/graphql/generated/operations.ts';
import type { RequestHandler } from './$types';

/** More than this is asked for in parts, by narrowing the days; the file then says so in its last line. */
const mostPages = 50;

const header = 'nomor,waktu,pelaku,peran,tindakan,objek,kunci,baris,kolom,alasan,permintaan'.split(
	',',
);

/** The log as a file, of what the viewer may see and nothing else: the page's own filters. */
export const GET: RequestHandler = async ({ fetch, url }) => {
	try {
		const { viewer } = await ask(fetch, AdminDesk, {});
		const isOpen =
			viewer.secondFactor === 'SHOWN' && desksOf(viewer.grants.map(({ role }) => role)).length > 0;
		if (!isOpen) return new Response('NOT_FOUND\n', { status: 404 });
		const filter = auditFilter(url.searchParams);
		const rows: Cell[][] = [];
		let after: string | null = null;
		for (let page = 0; page < mostPages; page++) {
			const { auditEntries }: AuditExportQuery = await ask(fetch, AuditExport, { filter, after });
			rows.push(...auditEntries.edges.map(({ node }) => lineOf(node)));
			after = auditEntries.pageInfo.hasNextPage ? auditEntries.pageInfo.endCursor : null;
			if (after === null) break;
		}
		if (after !== null) rows.push(['…', null, null, null, 'masih ada lagi; persempit tanggalnya']);
		return new Response(csv(header, rows), {
			headers: {
				'content-type': 'text/csv; charset=utf-8',
				'content-disposition': 'attachment; filename="jejak-audit.csv"',
				'cache-control': 'no-store',
			},
		});
	} catch (problem) {
		if (isHttpError(problem))
			return new Response(`${problem.body.message}\n`, { status: problem.status });
		throw problem;
	}
};

function lineOf(node: AuditExportQuery['auditEntries']['edges'][number]['node']): Cell[] {
	return [
		node.number,
		node.at,
		node.byProgram ? 'program' : (node.actor?.name ?? null),
		node.heldRoles.join(' '),
		node.action,
		node.resource,
		node.key,
		node.rowCount,
		node.changed.join(' '),
		node.reason,
		node.requestId,
	];
}
