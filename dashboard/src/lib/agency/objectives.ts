import type { ContributionFragment } from '#lib/graphql/generated/graphql.ts';

export interface Objective {
	code: string;
	name: string;
	nameEn: string;
	/** The objective's own contribution, where it is measured itself. */
	own: ContributionFragment | null;
	parts: ContributionFragment[];
}

/**
 * Contributions under the objective they serve: an indicator stands below its nearest parent that is also
 * measured; one without a parent opens a group of its own. The order of the API is kept.
 */
export function byObjective(contributions: readonly ContributionFragment[]): Objective[] {
	const byCode = new Map(contributions.map((one) => [one.indicator.code, one]));
	const groups = new Map<string, Objective>();

	const rootOf = (one: ContributionFragment): { code: string; name: string; nameEn: string } => {
		let at = one.indicator;
		const seen = new Set<string>();
		while (at.parent && !seen.has(at.code)) {
			seen.add(at.code);
			const parent = byCode.get(at.parent.code);
			if (parent === undefined) return at.parent;
			at = parent.indicator;
		}
		return at;
	};

	for (const one of contributions) {
		const root = rootOf(one);
		const group = groups.get(root.code) ?? {
			code: root.code,
			name: root.name,
			nameEn: root.nameEn,
			own: null,
			parts: [],
		};
		if (one.indicator.code === root.code) group.own = one;
		else group.parts.push(one);
		groups.set(root.code, group);
	}
	return [...groups.values()];
}
