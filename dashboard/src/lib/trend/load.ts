import type { Client } from '@urql/svelte';
import {
	IndicatorPeriods,
	TrendOfAgency,
	TrendOfCity,
	TrendOfIndicator,
} from '#lib/graphql/generated/operations.ts';
import { query } from '#lib/graphql/query.ts';
import { m } from '#lib/paraglide/messages.js';
import { asOfMoment } from '#lib/period/day.ts';
import { oldestLike } from '#lib/period/earlier.ts';
import {
	comparePeriods,
	parsePeriod,
	periodInput,
	periodKey,
	type PeriodValue,
} from '#lib/period/period.ts';
import type { Course } from './course.ts';
import { subjectsOf, type Subject } from './subjects.ts';

export interface Span {
	from: PeriodValue;
	to: PeriodValue;
	yearly: boolean;
	/** As published at this moment; null is now. */
	asOf: string | null;
}

/** The range in an address, of quarters or of years; all that was published where it says nothing. */
function spanOf(
	state: URLSearchParams,
	published: readonly PeriodValue[],
	fallback: PeriodValue,
): Span {
	const yearly = state.get('satuan') === 'tahun';
	const newest = published.find(ofKind(yearly)) ?? alike(fallback, yearly);
	const from = parsed(state.get('from'), yearly) ?? oldestLike(newest, published);
	const to = parsed(state.get('to'), yearly) ?? newest;
	// A range written backwards is meant all the same.
	const asOf = asOfMoment(state.get('asOf'));
	return comparePeriods(from, to) <= 0
		? { from, to, yearly, asOf }
		: { from: to, to: from, yearly, asOf };
}

const ofKind = (yearly: boolean) => (period: PeriodValue) => Boolean(period.quarter) !== yearly;

/** The period as a quarter or as a year. */
function alike({ year, quarter }: PeriodValue, yearly: boolean): PeriodValue {
	return yearly ? { year } : { year, quarter: quarter || 4 };
}

/**
 * The range of a trend, and the periods to choose its ends from, oldest first. Indicators may have published what the
 * scores of the city do not know, such as facts of earlier years: those are asked where the address leaves an end open.
 */
export async function trendSpan(
	client: Client,
	state: URLSearchParams,
	home: string,
	{ published, fallback }: { published: readonly PeriodValue[]; fallback: PeriodValue },
): Promise<{ span: Span; options: PeriodValue[] }> {
	const yearly = state.get('satuan') === 'tahun';
	const codes = subjectsOf(state, home).flatMap(({ kind, code }) =>
		kind === 'indikator' && (yearly || published.length === 0) ? [code] : [],
	);
	const own = await Promise.all(codes.map((code) => query(client, IndicatorPeriods, { code })));
	const known = new Map(
		[...published, ...own.flatMap(({ indicator }) => indicator?.periods ?? [])]
			.filter(ofKind(yearly))
			.map((period) => [periodKey(period), period]),
	);
	const options = [...known.values()].sort(comparePeriods);
	return { span: spanOf(state, options.toReversed(), fallback), options };
}

function parsed(text: string | null, yearly: boolean): PeriodValue | null {
	const period = parsePeriod(text);
	return period !== null && Boolean(period.quarter) !== yearly ? period : null;
}

/** The course of one subject; null for an agency or indicator that is not there. */
async function courseOf(
	client: Client,
	{ kind, code }: Subject,
	span: Span,
	city: string,
): Promise<Course | null> {
	const range = { from: periodInput(span.from), to: periodInput(span.to), asOf: span.asOf };
	const plain = { kind, code, unit: null, unitEn: null, direction: null, source: null };
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
	const { name, nameEn, unit, unitEn, direction, source } = indicator;
	return {
		...plain,
		name,
		nameEn,
		short: name,
		shortEn: nameEn,
		unit,
		unitEn,
		direction,
		source: source ?? null,
		points: trend.points,
	};
}

/** The courses of the subjects in an address, and those subjects that are not there. */
export async function coursesOf(
	client: Client,
	subjects: readonly Subject[],
	span: Span,
	city: string,
): Promise<{ courses: Course[]; absent: Subject[] }> {
	const found = await Promise.all(subjects.map((subject) => courseOf(client, subject, span, city)));
	return {
		courses: found.filter((course) => course !== null),
		absent: subjects.filter((_, at) => found[at] === null),
	};
}
