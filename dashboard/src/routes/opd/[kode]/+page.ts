import { error } from '@sveltejs/kit';
import { AgencyPage } from '#lib/graphql/generated/operations.ts';
import { query } from '#lib/graphql/query.ts';
import { chosenPeriod } from '#lib/period/chosen.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { oldestLike, periodBefore } from '#lib/period/earlier.ts';
import { periodInput } from '#lib/period/period.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ parent, params, url }) => {
	const { client, holdings, periods } = await parent();
	const period = chosenPeriod(url, holdings);
	const isYearly = url.searchParams.get('banding') === 'tahun';
	const before = periodBefore(period, isYearly);
	const { agency, scoreChange, trend } = await query(client, AgencyPage, {
		code: params.kode,
		period: periodInput(period),
		from: periodInput(oldestLike(period, periods)),
		before: before ?? periodInput(period),
		hasBefore: before !== null,
		locale: getLocale() === 'en' ? 'EN' : 'ID',
	});
	if (!agency) throw error(404, { message: 'NOT_FOUND' });
	return {
		period,
		agency,
		points: trend.points,
		change: scoreChange ?? null,
		// Of a year there is only the year before.
		isYearly: period.quarter ? isYearly : null,
	};
};
