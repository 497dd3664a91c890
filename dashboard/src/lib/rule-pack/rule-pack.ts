import type { RulePackKind } from '#lib/graphql/generated/graphql.ts';
import { m } from '#lib/paraglide/messages.js';

export const packKinds: Record<RulePackKind, () => string> = {
	ATTAINMENT: m.admin_pack_attainment,
	BAND: m.admin_pack_band,
	RANKING: m.admin_pack_ranking,
	MECHANISM: m.admin_pack_mechanism,
	SRA: m.admin_pack_sra,
	REGIME: m.admin_pack_regime,
};

/** Where a version stands on a day: in force, to come, or over. */
export function standing(
	pack: { validFrom: string; validTo: string | null },
	today: string,
): 'NOW' | 'LATER' | 'OVER' {
	if (pack.validFrom > today) return 'LATER';
	return pack.validTo !== null && pack.validTo < today ? 'OVER' : 'NOW';
}

interface Band {
	code: string;
	from: string | null;
	name: string;
	name_en: string;
}

/** The bands of a pack, highest first; none where it has none. */
export function bandsOf(body: string): Band[] {
	const { bands } = parsed(body) as { bands?: Band[] };
	return bands ?? [];
}

const labels: Record<string, () => string> = {
	rounding: m.admin_pack_rounding,
	decimals: m.admin_pack_decimals,
	cap: m.admin_pack_cap,
	minimum_reported: m.admin_pack_minimum,
	weight_change: m.admin_pack_weight_change,
	enforced_within_months: m.admin_pack_months,
	team: m.admin_pack_team,
};
const values: Record<string, () => string> = { 'half-up': m.admin_pack_half_up };

/** The plain settings of a pack as words; what has no words yet keeps its name. */
export function settingsOf(body: string): { label: string; value: string }[] {
	return Object.entries(parsed(body)).flatMap(([name, value]) =>
		typeof value === 'string' || typeof value === 'number'
			? [{ label: labels[name]?.() ?? name, value: values[value]?.() ?? String(value) }]
			: [],
	);
}

function parsed(body: string): Record<string, unknown> {
	return JSON.parse(body) as Record<string, unknown>;
}
