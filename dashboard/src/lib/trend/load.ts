import type { Client } from '@urql/svelte';
import { TrendOfAgency, TrendOfCity, TrendOfIndicator } from '#lib/graphql/generated/operations.ts';
import { query } from '#lib/graphql/query.ts';
import { m } from '#lib/paraglide/messages.js';
import { oldestLike } from '#lib/period/earlier.ts';
import { comparePeriods, parsePeriod, periodInput, type PeriodValue } from '#lib/period/period.ts';
import type { Course } from './course.ts';
import type { Subject } from './subjects.ts';

export interface Span {
	from: PeriodValue;
	to: PeriodValue;
	yearly: boolean;
}

/** The range in an address, of quarters or of years; all that was published where it says nothing. */
export function spanOf(
	state: URLSearchParams,
	published: readonly PeriodValue[],
	fallback: PeriodValue,
): Span {
	const yearly = state.get('satuan') === 'tahun';
	const newest = published.find((period) => Boolean(period.quarter) !== yearly) ?? fallback;
	const from = parsed(state.get('from'), yearly) ?? oldestLike(newest, published);
	const to = parsed(state.get('to'), yearly) ?? newest;
	// A range written backwards is meant all the same.
	return comparePeriods(from, to) <= 0 ? { from, to, yearly } : { from: to, to: from, yearly };
}

function parsed(text: string | null, yearly: boolean): PeriodValue | null {
	const period = parsePeriod(text);
	return period !== null && Boolean(period.quarter) !== yearly ? period : null;
}

/** The course of one subject; null for an agency or indicator that is not there. */
export async function courseOf(
	client: Client,
	{ kind, code }: Subject,
	span: Span,
	city: string,
): Promise<Course | null> {
	const range = { from: periodInput(span.from), to: periodInput(span.to) };
	const plain = { kind, code, unit: null, unitEn: null, source: null };
	if (kind === 'kota') {
		const { trend } = await query(client, TrendOfCity, { city: code, ...range });
		const name = m.trend_city({ city }, { locale: 'id' });
		const nameEn = m.trend_city({ city }, { locale: 'en' });
		return { ...plain, name, nameEn, short: name, shortEn: nameEn, points: trend.points };
	}
	if (kind === 'opd') {
		const { agency, trend } = await query(client, TrendOfAgency, { code, ...range });
		if (!agency) return null;
		const { name, nameEn, shortName } = agency;
		return { ...plain, name, nameEn, short: shortName, shortEn: shortName, points: trend.points };
	}
	const { indicator, trend } = await query(client, TrendOfIndicator, { code, ...range });
	if (!indicator) return null;
	const { name, nameEn, unit, unitEn, source } = indicator;
	return {
		...plain,
		name,
		nameEn,
		short: name,
		shortEn: nameEn,
		unit,
		unitEn,
		source: source ?? null,
		points: trend.points,
	};
}
