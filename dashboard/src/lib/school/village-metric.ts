import { decimal2, percent } from '#lib/format/number.ts';
import type { GroupFragment, VillageFragment } from '#lib/graphql/generated/graphql.ts';
import { m } from '#lib/paraglide/messages.js';

export const VILLAGE_METRICS = ['kepatuhan', 'ditetapkan', 'diberlakukan'] as const;
export type VillageMetric = (typeof VILLAGE_METRICS)[number];

/** What the map shows, from the address. */
export function villageMetric(text: string | null): VillageMetric {
	return VILLAGE_METRICS.find((metric) => metric === text) ?? 'kepatuhan';
}

export const metricLabels: Record<VillageMetric, () => string> = {
	kepatuhan: m.metric_compliance,
	ditetapkan: m.metric_compliant,
	diberlakukan: m.metric_enforced,
};

/** What is known of the schools of one kelurahan. */
export interface VillageFigures {
	code: string;
	name: string;
	schools: number;
	/** Those that are established or enforced. */
	compliant: number;
	established: number;
	enforced: number;
	/** Mean percent of the requirements met; null where there is no school. */
	compliance: string | null;
}

export function villageFigures(villages: readonly VillageFragment[]): VillageFigures[] {
	return villages.map(({ region, compliance, ...counts }) => ({
		...region,
		schools: counts.schools,
		compliant: counts.compliant,
		established: counts.established,
		enforced: counts.enforced,
		compliance,
	}));
}

/** The same of schools grouped by kelurahan. */
export function groupFigures(groups: readonly GroupFragment[]): VillageFigures[] {
	return groups.map((group) => ({
		code: group.key,
		name: group.label,
		schools: group.count,
		compliant: group.compliant,
		established: group.established,
		enforced: group.enforced,
		compliance: group.compliance,
	}));
}

/** Those that a map has no place for, to be told beside it: a kelurahan is never just missing. */
export function withoutPlace(
	figures: readonly VillageFigures[],
	places: readonly string[],
): VillageFigures[] {
	return figures.filter(({ code }) => !places.includes(code));
}

/** The share of the whole that the colour shows, from 0 to 1; null where there is nothing to show. */
export function villageShare(figures: VillageFigures, metric: VillageMetric): number | null {
	if (figures.schools === 0 || figures.compliance === null) return null;
	if (metric === 'kepatuhan') return Number(figures.compliance) / 100;
	return (metric === 'ditetapkan' ? figures.compliant : figures.enforced) / figures.schools;
}

/** The step of colour, 1 to 5, by fifths of the whole; 0 where there is nothing to show. */
export function villageStep(figures: VillageFigures, metric: VillageMetric): number {
	const share = villageShare(figures, metric);
	return share === null ? 0 : Math.min(5, 1 + Math.floor(share * 5));
}

/** The figure on the tile: a percent, or so many of all. */
export function villageValue(
	figures: VillageFigures,
	metric: VillageMetric,
	locale: string,
): string {
	if (figures.schools === 0 || figures.compliance === null) return '–';
	if (metric === 'kepatuhan') return decimal2(figures.compliance, locale);
	return `${metric === 'ditetapkan' ? figures.compliant : figures.enforced}/${figures.schools}`;
}

/** All that is known of a kelurahan, in a sentence. */
export function villageSpoken(one: VillageFigures, locale: string): string {
	if (one.schools === 0) return m.village_spoken_none({ name: one.name });
	return m.village_spoken({
		name: one.name,
		compliance: one.compliance === null ? '–' : percent(one.compliance, locale),
		compliant: one.compliant,
		established: one.established,
		enforced: one.enforced,
		schools: one.schools,
	});
}
