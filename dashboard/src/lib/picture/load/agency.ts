import { queryOf } from '#lib/charts/share.ts';
import { waterfallTitle } from '#lib/agency/told.ts';
import { waterfallSteps } from '#lib/agency/waterfall.ts';
import { waterfallSheet } from '#lib/export/waterfall-sheet.ts';
import { named } from '#lib/format/named.ts';
import { decimal2 } from '#lib/format/number.ts';
import { AgencyPage } from '#lib/graphql/generated/operations.ts';
import { query } from '#lib/graphql/query.ts';
import { m } from '#lib/paraglide/messages.js';
import { momentOf, parseDay } from '#lib/period/day.ts';
import { periodInput, periodKey, periodName } from '#lib/period/period.ts';
import type { Picture } from '../picture.ts';
import { refuseAbsent } from '#lib/address/refused.ts';
import { sourceOf, type Question } from './question.ts';

/** What each indicator gives to an agency's score and what it loses. */
export async function waterfallPicture(question: Question): Promise<Picture> {
	const { client, state, locale, period } = question;
	const code = state.get('opd') ?? '';
	const day = parseDay(state.get('asOf'));
	const { agency } = await query(client, AgencyPage, {
		code,
		period: periodInput(period),
		from: periodInput(period),
		before: periodInput(period),
		hasBefore: false,
		asOf: momentOf(day),
		locale: 'ID',
	});
	if (!agency) return refuseAbsent({ kind: 'opd', code });
	const contributions = agency.standing?.contributions ?? [];
	const steps = waterfallSteps(contributions);
	const score = agency.standing?.score ?? null;
	const total = (figure: string) => ({
		label: m.score(),
		value: decimal2(figure, locale),
		parts: [{ from: 0, to: Number(figure), tone: 'accent' }],
	});
	return {
		title: waterfallTitle(contributions, locale),
		subtitle: m.subtitle_lost({
			agency: named(agency, locale),
			period: periodName(period, locale),
		}),
		source: sourceOf(question, m.picture_source()),
		asOf: momentOf(day),
		address: `/opd/${agency.code}?${queryOf({ period: periodKey(period), asOf: day })}`,
		signs: [
			{ label: m.points_got(), tone: 'accent' },
			{ label: m.points_lost(), tone: 'band-2', hollow: true },
		],
		drawing: {
			kind: 'bars',
			tick: null,
			bars: [
				...steps.map(({ contribution, from, to, lost }) => ({
					label: named(contribution.indicator, locale),
					value: [
						`+${decimal2(contribution.points ?? '0', locale)}`,
						lost > 0 ? `−${decimal2(contribution.lost ?? '0', locale)}` : '',
					].join(' '),
					parts: [
						{ from, to, tone: 'accent' },
						...(lost > 0 ? [{ from: to, to: to + lost, tone: 'band-2', hollow: true }] : []),
					],
				})),
				...(score === null ? [] : [total(score)]),
			],
		},
		sheet: () => waterfallSheet(agency, steps, period),
	};
}
