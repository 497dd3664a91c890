import { error } from '@sveltejs/kit';
import type { IndicatorPageQuery } from '#lib/graphql/generated/graphql.ts';
import { IndicatorPage } from '#lib/graphql/generated/operations.ts';
import { query } from '#lib/graphql/query.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { chosenPeriod } from '#lib/period/chosen.ts';
import { oldestLike } from '#lib/period/earlier.ts';
import {
	comparePeriods,
	newestQuarter,
	parsePeriod,
	periodKey,
	periodInput,
	type PeriodValue,
} from '#lib/period/period.ts';
import { isDrawn } from '#lib/ui/drawn.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ parent, params, url }) => {
	const { client, holdings, periods } = await parent();
	const variablesOf = (period: PeriodValue, published: readonly PeriodValue[]) => ({
		code: params.kode,
		period: periodInput(period),
		from: periodInput(oldestLike(period, published)),
		year: period.year,
		locale: getLocale() === 'en' ? ('EN' as const) : ('ID' as const),
	});
	const asked = parsePeriod(url.searchParams.get('period'));
	let period = chosenPeriod(url, holdings);
	let variables = variablesOf(period, periods);
	let answer = await query(client, IndicatorPage, variables);

	// Figures that come once a year have no quarter: where nobody asked for one, the newest of their own is meant. And
	// they may be older than anything that the city's score knows.
	const own = answer.indicator?.periods ?? [];
	const shown = asked === null && isEmpty(answer) ? (newestQuarter(own) ?? period) : period;
	if (shown !== period || comparePeriods(oldestLike(shown, own), oldestLike(shown, periods)) < 0) {
		period = shown;
		variables = variablesOf(shown, own);
		answer = await query(client, IndicatorPage, variables);
	}
	if (!answer.indicator) throw error(404, { message: 'NOT_FOUND' });
	return {
		period,
		parts: await partsFor(`${params.kode} ${periodKey(period)}`),
		indicator: answer.indicator,
		points: answer.trend.points,
		variables,
		updatedAt: answer.indicator.achievement?.publishedAt ?? null,
	};
};

/**
 * The still parts of the page as components, where a reader comes from another page; null where the server drew them,
 * so that whoever comes from outside waits for no code that does nothing.
 */
async function partsFor(drawn: string) {
	return isDrawn(drawn) ? null : import('#lib/indicator/parts.ts');
}

function isEmpty({ trend }: IndicatorPageQuery): boolean {
	return trend.points.every((point) => !point.actual && !point.percent);
}
