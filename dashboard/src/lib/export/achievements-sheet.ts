import type { Client } from '@urql/svelte';
import { named } from '#lib/format/named.ts';
import type { AchievementsExportQuery } from '#lib/graphql/generated/graphql.ts';
import { AchievementsExport } from '#lib/graphql/generated/operations.ts';
import { query } from '#lib/graphql/query.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { periodInput, periodKey, type PeriodValue } from '#lib/period/period.ts';
import { moment, number, text, type Cell, type Column, type Sheet } from './sheet.ts';

const MOST_PAGES = 40;

type Node = AchievementsExportQuery['indicators']['edges'][number]['node'];

/** What the period alone says, and what the percent was computed from, apart: the percent recomputes from the latter. */
const columns: readonly Column[] = [
	text('code'),
	text('indicator'),
	text('unit'),
	text('kind'),
	text('level'),
	text('direction'),
	text('minimizeFormula'),
	text('accumulation'),
	number('weight'),
	number('actual'),
	number('numerator'),
	number('denominator'),
	number('target'),
	number('targetLower'),
	number('targetUpper'),
	number('comparedActual'),
	number('comparedTarget'),
	number('comparedLower'),
	number('comparedUpper'),
	text('basis'),
	text('missingPeriods'),
	text('missingRule'),
	text('stale'),
	text('state'),
	number('percent'),
	number('uncapped'),
	text('band'),
	moment('publishedAt'),
];

/** Every indicator of one agency with its value, target and attainment in the period. */
export async function achievementsSheet(
	client: Client,
	agency: string,
	period: PeriodValue,
): Promise<Sheet> {
	const rows: Cell[][] = [];
	let after: string | null = null;
	for (let page = 0; page < MOST_PAGES; page += 1) {
		const indicators: AchievementsExportQuery['indicators'] = await pageOf(
			client,
			agency,
			period,
			after,
		);
		rows.push(...indicators.edges.map(({ node }) => rowOf(node)));
		after = indicators.pageInfo.endCursor ?? null;
		if (!indicators.pageInfo.hasNextPage || after === null) break;
	}
	return {
		name: `seksama-capaian-${agency}-${periodKey(period)}`,
		columns,
		rows,
		stamp: { period: periodKey(period) },
		about: [
			[m.file_agency(), agency],
			[m.file_compared(), m.file_compared_words()],
			[m.column_state(), m.file_state_words()],
		],
	};
}

function rowOf(node: Node): Cell[] {
	const { target, achievement } = node;
	const { direction, accumulation, weight } = definitionOf(node);
	const attainment = achievement?.attainment;
	return [
		node.code,
		named(node, getLocale()),
		getLocale() === 'en' ? node.unitEn : node.unit,
		node.kind,
		node.level,
		direction,
		direction === 'MINIMIZE' ? node.minimizeFormula : null,
		accumulation,
		weight,
		achievement?.actual ?? null,
		achievement?.numerator ?? null,
		achievement?.denominator ?? null,
		target?.value ?? null,
		target?.lower ?? null,
		target?.upper ?? null,
		attainment?.actual ?? null,
		attainment?.target ?? null,
		attainment?.lower ?? null,
		attainment?.upper ?? null,
		attainment?.basis ?? null,
		attainment?.missingPeriods.map(periodKey).join(' ') || null,
		attainment?.missing ?? null,
		attainment ? (attainment.stale ? m.file_yes() : m.file_no()) : null,
		attainment?.state ?? 'NOT_REPORTED',
		attainment?.percent ?? null,
		attainment?.uncapped ?? null,
		attainment?.band ?? null,
		achievement?.publishedAt ?? null,
	];
}

/** What the figure was computed by: a later definition may have turned the direction round. */
function definitionOf(node: Node) {
	const version = node.achievement?.definitionVersion;
	return node.definitions.find((one) => one.version === version) ?? node;
}

async function pageOf(client: Client, agency: string, period: PeriodValue, after: string | null) {
	const { indicators } = await query(client, AchievementsExport, {
		agency,
		period: periodInput(period),
		after,
	});
	return indicators;
}
