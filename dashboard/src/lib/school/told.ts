import { day } from '#lib/format/date.ts';
import { listed } from '#lib/format/listed.ts';
import { count } from '#lib/format/number.ts';
import type { SchoolDimension } from '#lib/graphql/generated/graphql.ts';
import { m } from '#lib/paraglide/messages.js';
import {
	villageShare,
	type VillageFigures,
	type VillageMetric,
	metricLabels,
} from './village-metric.ts';

interface Counted {
	count: number;
	compliant: number;
}

/** What the groups say together: how many schools stand, or which requirement is met least. */
export function breakdownTitle(
	groups: readonly Counted[],
	by: SchoolDimension,
	locale: string,
): string {
	if (groups.every((group) => group.count === 0)) return m.title_schools_none();
	const told = (n: number, of: number) => ({ n: count(n, locale), of: count(of, locale) });
	if (by === 'REQUIREMENT') {
		const weakest = groups.reduce((least, one) => (one.compliant < least.compliant ? one : least));
		return m.title_breakdown_requirement(told(weakest.compliant, weakest.count));
	}
	const sum = (of: keyof Counted) => groups.reduce((all, group) => all + group[of], 0);
	return m.title_breakdown(told(sum('compliant'), sum('count')));
}

/** Where the measure is highest and where lowest; several that are equal are counted instead of named. */
export function mapTitle(figures: readonly VillageFigures[], metric: VillageMetric): string {
	const known = figures.flatMap((one) => {
		const share = villageShare(one, metric);
		return share === null ? [] : [{ name: one.name, share }];
	});
	if (known.length === 0) return m.title_schools_none();
	const [only] = known;
	if (known.length === 1 && only) return m.title_map_one({ village: only.name });
	const shares = known.map(({ share }) => share);
	const [least, most] = [Math.min(...shares), Math.max(...shares)];
	if (least === most) return m.title_map_same();
	const named = (share: number) => {
		const there = known.filter((one) => one.share === share);
		return there.length === 1 && there[0]
			? there[0].name
			: m.title_map_villages({ n: there.length });
	};
	return m.title_map({ best: named(most), worst: named(least) });
}

/** Which kelurahan a picture of the map lacks, by name where they are few; nothing where it lacks none. */
export function withoutPlaceTold(missing: readonly VillageFigures[], locale: string): string[] {
	if (missing.length === 0) return [];
	const names = missing.map(({ name }) => name);
	const few = missing.length <= 5;
	return [
		m.subtitle_map_without({
			villages: few ? listed(names, locale) : m.title_map_villages({ n: missing.length }),
		}),
	];
}

/** As of when schools are told; null is now. */
export function whenTold(asOf: string | null, locale: string): string {
	return asOf === null ? m.state_now() : m.state_as_of({ date: day(asOf, locale) });
}

/** What is mapped, in which unit, as of when. */
export function mapSubtitle(metric: VillageMetric, asOf: string | null, locale: string): string {
	return m.subtitle_map({
		when: whenTold(asOf, locale),
		measure: metricLabels[metric](),
		unit: metric === 'kepatuhan' ? m.unit_requirements() : m.unit_schools(),
	});
}
