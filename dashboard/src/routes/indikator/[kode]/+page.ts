import { error } from '@sveltejs/kit';
import type { IndicatorPageQuery } from '#lib/graphql/generated/graphql.ts';
import { IndicatorPage } from '#lib/graphql/generated/operations.ts';
import { query } from '#lib/graphql/query.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { chosenPeriod } from '#lib/period/chosen.ts';
import { oldestLike } from '#lib/period/earlier.ts';
import { parsePeriod, periodInput, type PeriodValue } from '#lib/period/period.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ parent, params, url }) => {
	const { client, periods } = await parent();
	const variables = (period: PeriodValue) => ({
		code: params.kode,
		period: periodInput(period),
		from: periodInput(oldestLike(period, periods)),
		year: period.year,
		locale: getLocale() === 'en' ? ('EN' as const) : ('ID' as const),
	});
	const asked = parsePeriod(url.searchParams.get('period'));
	let period = chosenPeriod(url, periods);
	let answer = await query(client, IndicatorPage, variables(period));

	// Figures that come once a year have no quarter: where nobody asked for one, their newest year is meant.
	const year = periods.find((one) => !one.quarter);
	if (asked === null && year !== undefined && isEmpty(answer)) {
		const yearly = await query(client, IndicatorPage, variables(year));
		if (!isEmpty(yearly)) [period, answer] = [year, yearly];
	}
	if (!answer.indicator) throw error(404, { message: 'NOT_FOUND' });
	return {
		period,
		indicator: answer.indicator,
		points: answer.trend.points,
		variables: variables(period),
		updatedAt: answer.indicator.achievement?.publishedAt ?? null,
	};
};

function isEmpty({ trend }: IndicatorPageQuery): boolean {
	return trend.points.every((point) => !point.actual && !point.percent);
}
