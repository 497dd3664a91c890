import { briefly } from '#lib/charts/titles.ts';
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
	return m.title_ranking({
		n: entries.filter(({ score }) => Number(score) > Number(city)).length,
		of,
	});
}

/**
 * Who moved furthest between the first and the last rank that are known, up before down; of the chosen
 * agencies, where some are chosen.
 */
export function bumpTitle(lines: readonly BumpLine[], chosen: readonly string[]): string {
	if (Math.max(0, ...lines.map(({ ranks }) => ranks.length)) < 2)
		return lines.length === 0 ? m.picture_none() : m.title_bump_one();
	const picked = lines.filter(({ agency }) => chosen.includes(agency.code));
	const [furthest] = [...(picked.length > 0 ? picked : lines)].sort(
		(one, other) => Math.abs(other.gained) - Math.abs(one.gained) || other.gained - one.gained,
	);
	if (furthest === undefined || furthest.gained === 0)
		return picked.length > 0 ? m.title_bump_picked_still() : m.title_bump_still();
	const { agency, ranks, gained } = furthest;
	const known = ranks.filter((rank) => rank !== null);
	const [from, to] = [known[0] ?? 0, known.at(-1) ?? 0];
	const name = briefly(agency.shortName, agency.code);
	if (picked.length === 1)
		return (gained > 0 ? m.title_up : m.title_down)({
			subject: name,
			from: m.rank_n({ n: from }),
			to,
		});
	return (gained > 0 ? m.title_bump_up : m.title_bump_down)({ agency: name, from, to });
}
