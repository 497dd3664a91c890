import type { Indicator } from './indicators.ts';
import type { Random } from './random.ts';
import { rounded, type Target } from './targets.ts';

/** What an agency reports for a quarter, as exact text. */
export interface Actual {
	actual: string | null;
	numerator: string | null;
	denominator: string | null;
}

/** Most work is finished late in the year. */
const season = [-0.07, -0.03, 0, 0.05];

/**
 * Draws how well an indicator does in each quarter: 1 is on target. An agency's own level, a slow drift over the years,
 * an indicator's own difficulty, the season, and now and then a bad quarter, so that most results lie a little under the
 * target and a few far below.
 */
export function performance(
	indicator: Indicator,
	drift: number,
	draw: Random,
): (year: number, quarter: number) => number {
	const difficulty = draw.normal() * 0.07;
	const isSeasonal = ['AMOUNT', 'GROWING'].includes(indicator.shape.course);
	return (year, quarter) => {
		const setback = draw.chance(0.06) ? draw.next() * 0.35 : 0;
		const ratio =
			indicator.agency.quality +
			drift * (year - 2021) +
			difficulty +
			(isSeasonal ? (season[quarter - 1] ?? 0) : 0) +
			draw.normal() * 0.035 -
			setback;
		return Math.min(1.3, Math.max(0.35, ratio));
	};
}

/** The figures that give about that performance against the target. `before` is the quarter before of the same year. */
export function actualFor(
	indicator: Indicator,
	target: Target,
	ratio: number,
	before: number | null,
	draw: Random,
): Actual {
	const { shape, unit } = indicator;
	if (shape.direction === 'YES_NO' || shape.direction === 'MILESTONE')
		return plain(draw.chance(Math.min(0.97, ratio)) ? 1 : 0, 0);
	if (shape.course === 'ZERO') return plain(ratio < 0.8 ? draw.whole(1, 2) : 0, unit.decimals);
	const level = aim(indicator, target, ratio, draw);
	if (shape.accumulation === 'RATIO_OF_SUMS')
		return pooled(level, shape.direction === 'MAXIMIZE', draw);
	const grown = shape.course === 'GROWING' && before !== null ? Math.max(before, level) : level;
	const most = shape.direction === 'MAXIMIZE' && unit.most !== null ? unit.most : Infinity;
	return plain(Math.max(0, Math.min(most, grown)), unit.decimals);
}

/** The value that is as good as `ratio` says. */
function aim(indicator: Indicator, target: Target, ratio: number, draw: Random): number {
	const { direction, minimizeFormula } = indicator.shape;
	if (target.lower !== null && target.upper !== null)
		return inRange(target.lower, target.upper, ratio, direction, draw);
	const value = target.value ?? indicator.first;
	if (direction === 'MAXIMIZE') return value * ratio;
	if (direction === 'MINIMIZE')
		return minimizeFormula ? value / ratio : value * Math.max(0.2, 2 - ratio);
	const off = Math.max(0, 1 - ratio) * (draw.chance(0.5) ? 1 : -1);
	return value * (1 + off);
}

function inRange(
	lower: number,
	upper: number,
	ratio: number,
	direction: string,
	draw: Random,
): number {
	if (ratio >= 0.95) return lower + (upper - lower) * draw.next();
	const below = lower * ratio;
	const above = upper * (2 - ratio);
	if (direction === 'MAXIMIZE') return below;
	if (direction === 'MINIMIZE') return above;
	return draw.chance(0.5) ? below : above;
}

function plain(value: number, decimals: number): Actual {
	return { actual: rounded(value, decimals).toFixed(decimals), numerator: null, denominator: null };
}

/** Counted cases out of all; in a rare quarter there is nothing to count, and nothing can be computed. */
function pooled(percent: number, isShare: boolean, draw: Random): Actual {
	if (draw.chance(0.008)) return { actual: null, numerator: '0', denominator: '0' };
	const denominator = draw.whole(60, 420);
	const counted = Math.round((denominator * percent) / 100);
	const numerator = Math.max(0, isShare ? Math.min(denominator, counted) : counted);
	return { actual: null, numerator: String(numerator), denominator: String(denominator) };
}
