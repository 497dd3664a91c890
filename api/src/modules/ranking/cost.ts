/** What a ranking costs: read from the scores kept of each period, or, as of a moment, computed from what was published then. */
export function rankingCost(asOf: unknown): number {
	return asOf == null ? 20 : 150;
}
