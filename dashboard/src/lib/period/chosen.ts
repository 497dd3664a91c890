import { error } from '@sveltejs/kit';
import { parsePeriod, type PeriodValue } from './period.ts';

/**
 * The period in the address; the one to show first where there is none or it is mistyped. Without either, the API did
 * not answer: a city in which nothing is published has a period to show as well.
 */
export function chosenPeriod(
	url: URL,
	holdings: { readonly period: PeriodValue } | null,
): PeriodValue {
	const period = parsePeriod(url.searchParams.get('period')) ?? holdings?.period;
	if (period === undefined) throw error(503, { message: 'UNAVAILABLE' });
	return period;
}
