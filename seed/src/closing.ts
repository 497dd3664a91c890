import type { Indicator } from './indicators.ts';
import type { Random } from './random.ts';

export type Status = 'DRAFT' | 'SUBMITTED' | 'RETURNED' | 'APPROVED' | 'VERIFIED' | 'PUBLISHED';

/** The agency that reports too little to be ranked in the last quarter. */
const laggard = 'BPBD';
/** The agencies of the demo accounts: their staff find reports in every state. */
const complete = ['DINDIK', 'DINKES'];

const waiting: Status[] = ['DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED', 'VERIFIED'];

/**
 * How far the reports of one agency have come in the last quarter. `null` is not reported. At least 75 % of the weight
 * is published, except for one agency, which stays under half of it.
 */
export function closingStatuses(
	indicators: Indicator[],
	draw: Random,
): Map<Indicator, Status | null> {
	const code = indicators[0]?.agency.code;
	const statuses = new Map<Indicator, Status | null>();
	const total = sum(indicators);
	if (code === laggard) {
		let weight = 0;
		for (const indicator of draw.shuffle(indicators)) {
			const isIn = weight + weightOf(indicator) <= total * 0.45;
			if (isIn) weight += weightOf(indicator);
			statuses.set(indicator, isIn ? 'PUBLISHED' : draw.chance(0.4) ? null : draw.pick(waiting));
		}
		return statuses;
	}
	const byWeight = draw.shuffle(indicators).sort((a, b) => weightOf(a) - weightOf(b));
	const forced = code && complete.includes(code) ? waiting : [];
	let open = 0;
	for (const [place, indicator] of byWeight.entries()) {
		const status =
			forced[place] ?? (draw.chance(0.12) ? draw.pick([...waiting, null]) : 'PUBLISHED');
		const isAllowed = open + weightOf(indicator) <= total * 0.25;
		statuses.set(indicator, isAllowed ? status : 'PUBLISHED');
		if (isAllowed && status !== 'PUBLISHED') open += weightOf(indicator);
	}
	return statuses;
}

function weightOf({ definitions }: Indicator): number {
	return Number(definitions.at(-1)?.weight ?? 0);
}

function sum(indicators: Indicator[]): number {
	return indicators.reduce((total, indicator) => total + weightOf(indicator), 0);
}
