import { queryOf } from '#lib/charts/share.ts';
import { groupsSheet } from '#lib/export/groups-sheet.ts';
import { count } from '#lib/format/number.ts';
import { SchoolBreakdown, SchoolMap } from '#lib/graphql/generated/operations.ts';
import { query } from '#lib/graphql/query.ts';
import { m } from '#lib/paraglide/messages.js';
import { homeShapes } from '#lib/region/home-shapes.ts';
import { asOfMoment } from '#lib/school/as-of.ts';
import { filterState, schoolDimension, schoolFilter } from '#lib/school/filter.ts';
import {
	breakdownTitle,
	mapSubtitle,
	mapTitle,
	whenTold,
	withoutPlaceTold,
} from '#lib/school/told.ts';
import { groupFigures, villageMetric, withoutPlace } from '#lib/school/village-metric.ts';
import { villagePlaces } from '#lib/school/village-places.ts';
import { blocksOf } from '#lib/region/blocks.ts';
import { DRAWN_CITY } from '#lib/school/drawn-city.ts';
import { dimensionWords } from '#lib/school/words.ts';
import type { Picture } from '../picture.ts';
import { sourceOf, type Question } from './question.ts';

/** Schools by a dimension: how many of each group have a mechanism that stands. */
export async function breakdownPicture(question: Question): Promise<Picture> {
	const { client, state, locale } = question;
	const by = schoolDimension(state.get('by'));
	const asOf = asOfMoment(state);
	const { groups, stand } = await query(client, SchoolBreakdown, {
		filter: schoolFilter(state),
		by,
		asOf,
	});
	const met = by === 'REQUIREMENT';
	const part = (some: number, all: number) => (all === 0 ? 0 : (some / all) * 100);
	return {
		title: breakdownTitle(groups, by, locale),
		subtitle: m.subtitle_breakdown({ by: dimensionWords[by](), when: whenTold(asOf, locale) }),
		source: sourceOf(question, m.picture_source_schools()),
		asOf: stand.asOf,
		address: `/sekolah?${queryOf({ ...filterState(state), tampilan: 'rincian', by })}`,
		signs: met
			? [{ label: m.requirement_met(), tone: 'band-4' }]
			: [
					{ label: m.mechanism_enforced(), tone: 'band-5' },
					{ label: m.mechanism_established(), tone: 'band-4' },
				],
		drawing: {
			kind: 'bars',
			tick: null,
			bars: groups.map((group) => ({
				label: locale === 'en' ? group.labelEn : group.label,
				value: m.n_of_m({ n: count(group.compliant, locale), m: count(group.count, locale) }),
				parts: [
					{ from: 0, to: part(group.compliant, group.count), tone: 'band-4' },
					...(met ? [] : [{ from: 0, to: part(group.enforced, group.count), tone: 'band-5' }]),
				],
			})),
		},
		sheet: () => groupsSheet(groups, by),
	};
}

/** The kelurahan on the map. */
export async function mapPicture(question: Question): Promise<Picture> {
	const { client, state, locale, home } = question;
	const asOf = asOfMoment(state);
	const { groups, districts, villages, stand } = await query(client, SchoolMap, {
		filter: schoolFilter(state),
		asOf,
	});
	const metric = villageMetric(state.get('peta'));
	const figures = groupFigures(groups);
	const shapes = homeShapes();
	const isDrawn = home === DRAWN_CITY;
	const places = (shapes?.shapes ?? (isDrawn ? villagePlaces : villages)).map(({ code }) => code);
	const missing = withoutPlace(figures, places);
	return {
		title: mapTitle(figures, metric),
		subtitle: [mapSubtitle(metric, asOf, locale), ...withoutPlaceTold(missing, locale)].join(' · '),
		source: sourceOf(question, m.picture_source_schools()),
		asOf: stand.asOf,
		address: `/sekolah?${queryOf({ ...filterState(state), tampilan: 'peta', peta: metric })}`,
		signs: ['0–20', '20–40', '40–60', '60–80', '80–100'].map((range, at) => ({
			label: `${range}%`,
			tone: `step-${at + 1}`,
		})),
		drawing: shapes
			? { kind: 'shapes', shapes, figures, metric }
			: isDrawn
				? { kind: 'tiles', figures, metric }
				: { kind: 'blocks', blocks: blocksOf(districts, villages), figures, metric },
		sheet: () => groupsSheet(groups, 'VILLAGE'),
	};
}
