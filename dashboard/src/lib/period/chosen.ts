import { error } from '@sveltejs/kit';
import { newestQuarter, parsePeriod, type PeriodValue } from './period.ts';

/** The period in the address; the newest published quarter where there is none or it is mistyped. */
export function chosenPeriod(url: URL, published: readonly PeriodValue[]): PeriodValue {
	const period = parsePeriod(url.searchParams.get('period')) ?? newestQuarter(published);
	if (period === undefined) throw error(503, { message: 'UNAVAILABLE' });
	return period;
}
