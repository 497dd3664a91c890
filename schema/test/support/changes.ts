export interface Reason {
	kind: string;
	indicator: { code: string } | null;
	at: string | null;
	points: string;
	sentence: { id: string; en: string };
}

/** What app.score_change returns. */
export interface ScoreChange {
	agency: { code: string };
	before: string | null;
	after: string | null;
	change: string | null;
	explainedBy: number;
	reasons: Reason[];
	trace: {
		formula: { id: string; en: string };
		steps: { label: { id: string; en: string }; expression: string; value: string }[];
	};
}

/** One line of what app.ranking_changes returns. */
export interface RankingChange {
	agency: { code: string };
	before: { rank: number; score: string } | null;
	after: { rank: number; score: string } | null;
	change: string | null;
	reasons: Reason[];
}

/** Hundredths of a number with two decimals: whole, so that they add up without rounding. */
export function hundredths(figure: string): number {
	return Number(figure.replace('.', ''));
}

export function sumOf(reasons: readonly Reason[]): number {
	return reasons.reduce((sum, { points }) => sum + hundredths(points), 0);
}

/** Each reason as short as it can be told. */
export function brief(reasons: readonly Reason[]): [string, string | null, string][] {
	return reasons.map(({ kind, indicator, points }) => [kind, indicator?.code ?? null, points]);
}
