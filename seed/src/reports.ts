import { actualFor, performance, type Actual } from './actuals.ts';
import { closingStatuses, type Status } from './closing.ts';
import type { Indicator } from './indicators.ts';
import { periodIndex, type Period } from './period.ts';
import { random, type Random } from './random.ts';
import type { Target } from './targets.ts';
import type { Timetable } from './timetable.ts';

/** What an agency reported for an indicator in a quarter, and how far it has come. */
export interface Report {
	indicator: Indicator;
	period: Period;
	figures: Actual;
	status: Status;
	/** When it is published; null while it is not. */
	publishedAt: string | null;
	/** It came too late for the publication of its quarter. */
	isLate: boolean;
	/** It was sent back once on its way. */
	wasReturned: boolean;
	/** A correction after publication. */
	correction: { at: string; figures: Actual } | null;
	/** Published without a figure: the measurement fell out, and the value before stands. */
	isWithout: boolean;
	/** Drawn once, so that its dates differ from other reports'. */
	haste: number;
}

/** Every report of every agency up to `until`, in the order of indicators and quarters. */
export function planReports(
	seed: number,
	indicators: Indicator[],
	targets: Map<string, Target>,
	until: Period,
	times: Timetable,
): Report[] {
	const adopted = indicators.filter(({ status }) => status === 'ADOPTED');
	return [...Map.groupBy(adopted, ({ agency }) => agency).values()].flatMap((own) => {
		const code = own[0]?.agency.code ?? '';
		const draw = random(seed, 'agency', code);
		const habit = {
			drift: draw.normal() * 0.008,
			gaps: 0.01 + draw.next() * 0.05,
			late: draw.next() * 0.08,
		};
		const closing = closingStatuses(
			own.filter(({ to }) => to === periodIndex(until)),
			draw,
		);
		return own.flatMap((indicator) =>
			indicatorReports(
				indicator,
				targets,
				habit,
				closing,
				until,
				times,
				random(seed, 'reports', indicator.code),
				random(seed, 'without', indicator.code),
			),
		);
	});
}

const nothing: Actual = { actual: null, numerator: null, denominator: null };

interface Habit {
	/** Change of performance from year to year. */
	drift: number;
	/** Share of quarters that are not reported. */
	gaps: number;
	/** Share of reports that come late. */
	late: number;
}

function indicatorReports(
	indicator: Indicator,
	targets: Map<string, Target>,
	habit: Habit,
	closing: Map<Indicator, Status | null>,
	until: Period,
	times: Timetable,
	draw: Random,
	fallout: Random,
): Report[] {
	const perform = performance(indicator, habit.drift, draw);
	const noTarget: Target = { value: null, lower: null, upper: null, weight: null };
	const reports: Report[] = [];
	let before: number | null = null;
	for (let index = indicator.from; index <= indicator.to; index++) {
		const period = { year: Math.floor(index / 4), quarter: (index % 4) + 1 };
		const isLast = index === periodIndex(until);
		if (period.quarter === 1) before = null;
		const target = targets.get(`${indicator.id}/${period.year}/${period.quarter}`) ?? noTarget;
		const ratio = perform(period.year, period.quarter);
		const figures = actualFor(indicator, target, ratio, before, draw);
		const isMissing = draw.chance(habit.gaps);
		const isLate = draw.chance(habit.late) && !isLast;
		const isWrong = draw.chance(0.015);
		const other = actualFor(
			indicator,
			target,
			Math.min(1.3, ratio * draw.pick([0.93, 1.06])),
			before,
			draw,
		);
		const [haste, wasReturned] = [draw.next(), draw.chance(0.07)];
		const delay = draw.whole(1, 4);
		const isWithout: boolean =
			fallout.chance(0.015) &&
			before !== null &&
			indicator.shape.accumulation === 'LAST' &&
			indicator.shape.course === 'LEVEL';
		const status = isLast ? (closing.get(indicator) ?? null) : isMissing ? null : 'PUBLISHED';
		if (status === null) continue;
		before = figures.actual === null || isWithout ? before : Number(figures.actual);
		const publishedAt = isLate ? times.latePublication(period) : times.publication(period);
		const correctedAt = times.correction(later(period, delay));
		const isCorrected =
			isWrong &&
			!isWithout &&
			status === 'PUBLISHED' &&
			correctedAt < times.end &&
			differs(figures, other);
		reports.push({
			indicator,
			period,
			// The wrong figures come first, and the right ones with the correction.
			figures: isWithout ? nothing : isCorrected ? other : figures,
			status,
			publishedAt: status === 'PUBLISHED' ? publishedAt : null,
			isLate,
			wasReturned,
			isWithout,
			correction: isCorrected ? { at: correctedAt, figures } : null,
			haste,
		});
	}
	return reports;
}

function later(period: Period, quarters: number): Period {
	const index = periodIndex(period) + quarters;
	return { year: Math.floor(index / 4), quarter: (index % 4) + 1 };
}

function differs(a: Actual, b: Actual): boolean {
	return a.actual !== b.actual || a.numerator !== b.numerator || a.denominator !== b.denominator;
}
