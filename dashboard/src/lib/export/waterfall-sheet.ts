import type { WaterfallStep } from '#lib/agency/waterfall.ts';
import { named } from '#lib/format/named.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { periodKey, type PeriodValue } from '#lib/period/period.ts';
import { number, text, type Sheet } from './sheet.ts';

/** What each counted indicator gives to the score of an agency and what it loses, the largest loss first. */
export function waterfallSheet(
	agency: { code: string; name: string; nameEn: string },
	steps: readonly WaterfallStep[],
	period: PeriodValue,
): Sheet {
	return {
		name: `seksama-penyumbang-${agency.code}-${periodKey(period)}`,
		columns: [
			text('code'),
			text('indicator'),
			number('percent'),
			number('weight'),
			number('pointsGot'),
			number('pointsLost'),
		],
		rows: steps.map(({ contribution: one }) => [
			one.indicator.code,
			named(one.indicator, getLocale()),
			one.percent ?? null,
			one.weight,
			one.points ?? null,
			one.lost ?? null,
		]),
		stamp: { period: periodKey(period) },
		about: [
			[m.file_agency(), named(agency, getLocale())],
			[m.file_content(), m.file_content_points()],
		],
	};
}
