import type { RulePackKind } from '#lib/graphql/generated/graphql.ts';
import { m } from '#lib/paraglide/messages.js';

export const packKinds: Record<RulePackKind, () => string> = {
	ATTAINMENT: m.admin_pack_attainment,
	BAND: m.admin_pack_band,
	RANKING: m.admin_pack_ranking,
	MECHANISM: m.admin_pack_mechanism,
	SRA: m.admin_pack_sra,
	REGIME: m.admin_pack_regime,
	CALENDAR: m.admin_pack_calendar,
};

interface Version {
	version: string;
	validFrom: string;
	validTo: string | null;
}

/**
 * Where a version stands on a day: in force, to come, or over. Of versions of one kind that hold at once the one that began
 * last counts, and of equals the newest; the others are over.
 */
export function standing(
	pack: Version,
	today: string,
	sameKind: readonly Version[] = [],
): 'NOW' | 'LATER' | 'OVER' {
	if (pack.validFrom > today) return 'LATER';
	const holds = ({ validFrom, validTo }: Version) =>
		validFrom <= today && (validTo === null || validTo >= today);
	const order = ({ validFrom, version }: Version) => `${validFrom} ${version}`;
	const isReplaced = sameKind.some((other) => holds(other) && order(other) > order(pack));
	return holds(pack) && !isReplaced ? 'NOW' : 'OVER';
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
	missing: m.admin_pack_missing,
	'quarter.due_days': m.admin_pack_quarter_due,
	'quarter.lock_days': m.admin_pack_quarter_lock,
	'year.due_days': m.admin_pack_year_due,
	'year.lock_days': m.admin_pack_year_lock,
	returned_days: m.admin_pack_returned,
};
const values: Record<string, () => string> = {
	'half-up': m.admin_pack_half_up,
	TARGETS_DUE: m.admin_pack_targets_due,
	REPORTED_ONLY: m.admin_pack_reported_only,
};

/** The plain settings of a pack as words, those of a group too; what has no words yet keeps its name. */
export function settingsOf(body: string): { label: string; value: string }[] {
	return flat(parsed(body)).flatMap(([name, value]) =>
		typeof value === 'string' || typeof value === 'number'
			? [{ label: labels[name]?.() ?? name, value: values[value]?.() ?? String(value) }]
			: [],
	);
}

/** What stands in a group is called `group.name`; lists are shown elsewhere. */
function flat(body: object): [name: string, value: unknown][] {
	return Object.entries(body).flatMap(([name, value]): [string, unknown][] =>
		typeof value === 'object' && value !== null && !Array.isArray(value)
			? Object.entries(value).map(([inner, one]) => [`${name}.${inner}`, one])
			: [[name, value]],
	);
}

function parsed(body: string): Record<string, unknown> {
	return JSON.parse(body) as Record<string, unknown>;
}
