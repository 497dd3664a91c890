import type { ContributionFragment } from '#lib/graphql/generated/graphql.ts';

export interface WaterfallStep {
	contribution: ContributionFragment;
	/** Where the bar begins and ends on the way from 0 to the score, in points of 100. For the drawing only. */
	from: number;
	to: number;
	/** Points that the indicator could have given and did not. */
	lost: number;
}

/**
 * The counted contributions, the largest loss first: each bar starts where the one before ended, so the last
 * ends at the score. Places on the drawing come from the API's points; no figure is made here.
 */
export function waterfallSteps(contributions: readonly ContributionFragment[]): WaterfallStep[] {
	const counted = contributions
		.filter((one) => one.points !== null && one.points !== undefined)
		.sort((one, other) => Number(other.lost ?? 0) - Number(one.lost ?? 0));
	let at = 0;
	return counted.map((contribution) => {
		const from = at;
		at += Number(contribution.points ?? 0);
		return { contribution, from, to: at, lost: Number(contribution.lost ?? 0) };
	});
}
