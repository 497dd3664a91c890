import type { Client } from '@urql/core';
import {
	TrendChoices,
	TrendOfAgency,
	TrendOfCity,
	TrendOfIndicator,
} from '#lib/graphql/generated/operations.ts';
import { query } from '#lib/graphql/query.ts';
import { m } from '#lib/paraglide/messages.js';
import { chosenPeriod } from '#lib/period/chosen.ts';
import { oldestLike } from '#lib/period/earlier.ts';
import { comparePeriods, parsePeriod, periodInput, type PeriodValue } from '#lib/period/period.ts';
import { measureOf, type Course } from '#lib/trend/course.ts';
import { subjectsOf, type Subject } from '#lib/trend/subjects.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ parent, url }) => {
	const { client, periods, home, city } = await parent();
	const state = url.searchParams;
	const yearly = state.get('satuan') === 'tahun';
	const like = periods.filter((period) => Boolean(period.quarter) !== yearly);
	const newest = like[0] ?? chosenPeriod(url, periods);
	const [from, to] = range(
		parsed(state.get('from'), yearly) ?? oldestLike(newest, periods),
		parsed(state.get('to'), yearly) ?? newest,
	);
	const span = { from: periodInput(from), to: periodInput(to) };
	const [choices, ...found] = await Promise.all([
		query(client, TrendChoices, {}),
		...subjectsOf(state, home).map((subject) => courseOf(client, subject, span, city)),
	]);
	const courses = found.filter((course) => course !== null);
	return {
		yearly,
		from,
		to,
		choices,
		courses,
		measure: measureOf(state.get('ukuran'), courses),
		options: [...like].sort(comparePeriods),
	};
};

function parsed(text: string | null, yearly: boolean): PeriodValue | null {
	const period = parsePeriod(text);
	return period !== null && Boolean(period.quarter) !== yearly ? period : null;
}

/** A range written backwards is meant all the same. */
function range(from: PeriodValue, to: PeriodValue): [PeriodValue, PeriodValue] {
	return comparePeriods(from, to) <= 0 ? [from, to] : [to, from];
}

async function courseOf(
	client: Client,
	{ kind, code }: Subject,
	span: { from: PeriodValue; to: PeriodValue },
	city: string,
): Promise<Course | null> {
	const plain = { kind, code, unit: null, unitEn: null, source: null };
	if (kind === 'kota') {
		const { trend } = await query(client, TrendOfCity, { city: code, ...span });
		const name = m.trend_city({ city }, { locale: 'id' });
		const nameEn = m.trend_city({ city }, { locale: 'en' });
		return { ...plain, name, nameEn, short: name, shortEn: nameEn, points: trend.points };
	}
	if (kind === 'opd') {
		const { agency, trend } = await query(client, TrendOfAgency, { code, ...span });
		if (!agency) return null;
		const { name, nameEn, shortName } = agency;
		return { ...plain, name, nameEn, short: shortName, shortEn: shortName, points: trend.points };
	}
	const { indicator, trend } = await query(client, TrendOfIndicator, { code, ...span });
	if (!indicator) return null;
	const { name, nameEn, unit, unitEn } = indicator;
	return {
		...plain,
		name,
		nameEn,
		short: name,
		shortEn: nameEn,
		unit,
		unitEn,
		source: indicator.source ?? null,
		points: trend.points,
	};
}
