import { queryOf, type Share } from '#lib/charts/share.ts';
import { spanWords } from '#lib/charts/titles.ts';
import { bumpSheet } from '#lib/export/bump-sheet.ts';
import { rankingRows } from '#lib/export/ranking-sheet.ts';
import { named } from '#lib/format/named.ts';
import { decimal2, forDrawing } from '#lib/format/number.ts';
import { RankingMoves, RankingExport } from '#lib/graphql/generated/operations.ts';
import { query } from '#lib/graphql/query.ts';
import { m } from '#lib/paraglide/messages.js';
import { dayOf, momentOf, parseDay } from '#lib/period/day.ts';
import { periodInput, periodKey, periodName } from '#lib/period/period.ts';
import { bumpLines, filled } from '#lib/ranking/bump.ts';
import { compared } from '#lib/ranking/compared.ts';
import { bumpTitle, rankingTitle } from '#lib/ranking/told.ts';
import { bands } from '#lib/terms/band.ts';
import type { Picture } from '../picture.ts';
import { sourceOf, type Question } from './question.ts';

function asked({ state, period }: Question) {
	const day = parseDay(state.get('asOf'));
	return { day, period: periodInput(period), asOf: momentOf(day) };
}

/** The scores of the ranked agencies as bars, best first. */
export async function rankingPicture(question: Question): Promise<Picture> {
	const { client, locale, period } = question;
	const { day, ...variables } = asked(question);
	const { ranking } = await query(client, RankingExport, variables);
	const state: Share['state'] = { period: periodKey(period), asOf: day ?? dayOf(ranking.asOf) };
	return {
		title: rankingTitle(ranking.entries, ranking.cityScore),
		subtitle: m.subtitle_ranking({ period: periodName(period, locale) }),
		source: sourceOf(question, m.picture_source()),
		// Where nobody is ranked the moment would only be the beginning of the period.
		asOf: ranking.entries.length === 0 ? variables.asOf : ranking.asOf,
		address: `/peringkat?${queryOf(state)}`,
		signs: [...new Set(ranking.entries.map(({ band }) => band))].map((band) => ({
			label: bands[band].label(),
			tone: bands[band].tone,
		})),
		drawing: {
			kind: 'bars',
			tick: forDrawing(ranking.cityScore),
			bars: ranking.entries.map(({ rank, agency, score, band }) => ({
				label: `${rank}. ${named(agency, locale)}`,
				value: decimal2(score, locale),
				parts: [{ from: 0, to: Number(score), tone: bands[band].tone }],
			})),
		},
		sheet: () => rankingRows(ranking, period),
	};
}

/** How the agencies passed one another over eight periods. */
export async function movesPicture(question: Question): Promise<Picture> {
	const { client, state, period } = question;
	const { day, ...variables } = asked(question);
	const { rankHistory } = await query(client, RankingMoves, variables);
	const chosen = compared(state);
	const columns = filled(rankHistory);
	const lines = bumpLines(columns, chosen);
	return {
		title: bumpTitle(lines, chosen),
		subtitle: m.subtitle_bump({ span: spanWords(columns.map((column) => column.period)) }),
		source: sourceOf(question, m.picture_source()),
		asOf: variables.asOf,
		address: `/peringkat?${queryOf({ period: periodKey(period), asOf: day, compare: chosen, tampilan: 'pindah' })}`,
		signs: [],
		drawing: { kind: 'bump', columns, lines },
		sheet: () => bumpSheet(columns, lines, { period, asOf: variables.asOf }),
	};
}
