import { briefly, inTenWords } from '#lib/charts/titles.ts';
import { m } from '#lib/paraglide/messages.js';
import type { BumpLine } from './bump.ts';

/** How many agencies lie above the city's score. */
export function rankingTitle(
	entries: readonly { score: string }[],
	city: string | null | undefined,
): string {
	const of = entries.length;
	if (of === 0) return m.picture_none();
	if (of === 1) return m.title_ranking_one();
	if (!city) return m.title_ranking_no_city({ of });
	const n = entries.filter(({ score }) => Number(score) > Number(city)).length;
	return m.title_ranking({ n, of });
}

/**
 * Who moved furthest from the period before to the last one, up before down; of the chosen agencies, where some are
 * chosen. Whoever had no rank in one of the two did not move.
 */
export function bumpTitle(lines: readonly BumpLine[], chosen: readonly string[]): string {
	if (lines.length === 0) return m.picture_none();
	if (Math.max(...lines.map(({ ranks }) => ranks.length)) < 2) return m.title_bump_one();
	const picked = lines.filter(({ agency }) => chosen.includes(agency.code));
	const moves = (picked.length > 0 ? picked : lines).flatMap(({ agency, ranks }) => {
		const [from, to] = ranks.slice(-2);
		return typeof from === 'number' && typeof to === 'number'
			? [{ agency, from, to, places: Math.abs(from - to) }]
			: [];
	});
	if (moves.length === 0) return m.title_moves_none();
	const most = Math.max(...moves.map(({ places }) => places));
	const furthest = moves.filter(({ places }) => places === most);
	const [one] = furthest;
	if (one === undefined || most === 0)
		return picked.length > 0 ? m.title_bump_picked_still() : m.title_bump_still();
	if (furthest.length > 1) return m.title_bump_tied({ n: furthest.length, places: most });
	const { agency, from, to } = one;
	const isUp = to < from;
	if (picked.length === 1)
		return (isUp ? m.title_up : m.title_down)({
			subject: briefly(agency.shortName, agency.code),
			from: m.rank_n({ n: from }),
			to,
		});
	const told = (name: string) =>
		(isUp ? m.title_bump_up : m.title_bump_down)({ agency: name, from, to });
	return inTenWords(told(agency.shortName), told(agency.code));
}
