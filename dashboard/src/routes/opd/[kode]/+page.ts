import { error } from '@sveltejs/kit';
import { AgencyPage } from '#lib/graphql/generated/operations.ts';
import { query } from '#lib/graphql/query.ts';
import { chosenPeriod } from '#lib/period/chosen.ts';
import { momentOf, parseDay } from '#lib/period/day.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { oldestLike, periodBefore } from '#lib/period/earlier.ts';
import { periodInput, periodKey } from '#lib/period/period.ts';
import { isDrawn } from '#lib/ui/drawn.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ parent, params, url }) => {
	const { client, holdings, periods } = await parent();
	const period = chosenPeriod(url, holdings);
	const isYearly = url.searchParams.get('banding') === 'tahun';
	const day = parseDay(url.searchParams.get('asOf'));
	const asOf = momentOf(day);
	const before = periodBefore(period, isYearly);
	const { agency, scoreChange, trend } = await query(client, AgencyPage, {
		code: params.kode,
		period: periodInput(period),
		from: periodInput(oldestLike(period, periods)),
		before: before ?? periodInput(period),
		hasBefore: before !== null,
		asOf,
		locale: getLocale() === 'en' ? 'EN' : 'ID',
	});
	if (!agency) throw error(404, { message: 'NOT_FOUND' });
	const drawn = `${agency.code} ${periodKey(period)} ${url.search}`;
	return {
		period,
		agency,
		day,
		asOf,
		drawn,
		parts: isDrawn(drawn) ? null : await parts(),
		points: trend.points,
		change: scoreChange ?? null,
		// Of a year there is only the year before.
		isYearly: period.quarter ? isYearly : null,
	};
};

/** The still parts as components, where a reader comes from another page. */
async function parts() {
	const [{ ShownAsOf }, { Objectives, Standing }] = await Promise.all([
		import('#lib/period/parts.ts'),
		import('#lib/agency/parts.ts'),
	]);
	return { ShownAsOf, Objectives, Standing };
}
