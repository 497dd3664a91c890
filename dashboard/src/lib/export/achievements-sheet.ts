import type { Client } from '@urql/svelte';
import { AchievementsExport } from '#lib/graphql/generated/operations.ts';
import { query } from '#lib/graphql/query.ts';
import { periodInput, periodKey, type PeriodValue } from '#lib/period/period.ts';
import type { Cell, Sheet } from './sheet.ts';

const MOST_PAGES = 40;

/** Every indicator of one agency with its value, target and attainment in the period. */
export async function achievementsSheet(
	client: Client,
	agency: string,
	period: PeriodValue,
): Promise<Sheet> {
	const rows: Cell[][] = [];
	let after: string | null = null;
	for (let page = 0; page < MOST_PAGES; page += 1) {
		const indicators: Awaited<ReturnType<typeof pageOf>> = await pageOf(
			client,
			agency,
			period,
			after,
		);
		for (const { node } of indicators.edges) {
			const { target, achievement } = node;
			rows.push([
				node.code,
				node.name,
				node.unit,
				node.kind,
				node.level,
				node.direction,
				node.weight,
				target?.value ?? null,
				target?.lower ?? null,
				target?.upper ?? null,
				achievement?.actual ?? null,
				achievement?.attainment.state ?? 'NOT_REPORTED',
				achievement?.attainment.percent ?? null,
				achievement?.attainment.uncapped ?? null,
				achievement?.attainment.band ?? null,
				achievement?.publishedAt ?? null,
			]);
		}
		after = indicators.pageInfo.endCursor ?? null;
		if (!indicators.pageInfo.hasNextPage || after === null) break;
	}
	return {
		name: `seksama-capaian-${agency}-${periodKey(period)}`,
		header: [
			'kode',
			'indikator',
			'satuan',
			'jenis',
			'tingkat',
			'arah',
			'bobot',
			'target',
			'target_bawah',
			'target_atas',
			'nilai',
			'keadaan',
			'capaian_persen',
			'capaian_tanpa_batas_persen',
			'kategori',
			'diterbitkan',
		],
		rows,
		about: [
			['Periode', periodKey(period)],
			['Perangkat daerah', agency],
			[
				'Keadaan',
				'NOT_REPORTED belum dilaporkan, NO_TARGET tanpa target, NOT_COMPUTABLE tidak dapat dihitung',
			],
		],
	};
}

async function pageOf(client: Client, agency: string, period: PeriodValue, after: string | null) {
	const { indicators } = await query(client, AchievementsExport, {
		agency,
		period: periodInput(period),
		after,
	});
	return indicators;
}
