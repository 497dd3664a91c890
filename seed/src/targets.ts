import type { ClientBase } from 'pg';
import { cityCode } from './city.ts';
import type { Indicator } from './indicators.ts';
import { moment, periodIndex, type Period } from './period.ts';
import { random, type Random } from './random.ts';
import { insertRows } from './rows.ts';

/** What is to be reached in a quarter. All null where no target was agreed. */
export interface Target {
	value: number | null;
	lower: number | null;
	upper: number | null;
	/** The weight of the stage that falls due. */
	weight: number | null;
}

/** A revision of a quarter's target. */
interface Revision extends Target {
	indicator: Indicator;
	year: number;
	quarter: number;
	revision: number;
	status: 'ADOPTED' | 'DRAFT';
	reason: string | null;
	reason_en: string | null;
	set_on: string;
}

interface Reason {
	id: string;
	en: string;
}

const shifted: Reason = {
	id: 'Perubahan RKPD: anggaran dialihkan.',
	en: 'Revised work plan (RKPD): the budget was shifted.',
};
const surpassed: Reason = {
	id: 'Perubahan RKPD: capaian semester I melampaui rencana.',
	en: 'Revised work plan (RKPD): the first half year surpassed the plan.',
};
const proposed: Reason = {
	id: 'Usulan perubahan, belum ditetapkan.',
	en: 'A proposed change, not adopted yet.',
};

const amountShares = [0.15, 0.2, 0.25, 0.4];
const growingShares = [0.2, 0.45, 0.7, 1];
const stageWeights = [
	[20, 30, 30, 20],
	[10, 20, 30, 40],
	[25, 25, 25, 25],
	[15, 25, 20, 30],
];

/**
 * The targets of every indicator for each quarter of the years in which it is measured: a few quarters without one, and
 * in some years a revision of the second half, made in July before its results were published. The newest adopted
 * revision comes last. Nothing in the future of `until`'s year.
 */
export function planTargets(seed: number, indicators: Indicator[], until: Period): Revision[] {
	return indicators.flatMap((indicator) => {
		const draw = random(seed, 'targets', indicator.code);
		const revisions: Revision[] = [];
		const fromYear = Math.floor(indicator.from / 4);
		const toYear = Math.floor(indicator.to / 4);
		for (let year = fromYear; year <= toYear; year++)
			revisions.push(...yearOfTargets(indicator, year, until, draw));
		return revisions;
	});
}

function yearOfTargets(
	indicator: Indicator,
	year: number,
	until: Period,
	draw: Random,
): Revision[] {
	const quarters = coursedTargets(indicator, year, draw);
	const mayLack = indicator.shape.course !== 'STAGES' && indicator.shape.course !== 'DONE';
	const first = quarters.flatMap((target, index): Revision[] =>
		mayLack && draw.chance(0.012)
			? []
			: [revision(indicator, year, index + 1, target, 1, 'ADOPTED', null, `${year}-01-06`)],
	);
	const isLater = year < until.year || until.quarter >= 2;
	const canChange = ['LEVEL', 'AMOUNT', 'RANGE'].includes(indicator.shape.course);
	if (!canChange || !isLater || !draw.chance(0.06)) return first;
	const factor = draw.pick([0.9, 0.95, 1.05, 1.08]);
	const reason = factor < 1 ? shifted : surpassed;
	const revised = first
		.filter(({ quarter }) => quarter > 2)
		.map((old) =>
			revision(
				indicator,
				year,
				old.quarter,
				scaled(old, factor, indicator),
				2,
				'ADOPTED',
				reason,
				`${year}-07-16`,
			),
		);
	const last = revised.at(-1);
	const isOpen = last !== undefined && periodIndex(last) > periodIndex(until);
	return isOpen && draw.chance(0.5)
		? [
				...first,
				...revised,
				{ ...last, revision: 3, status: 'DRAFT', reason: proposed.id, reason_en: proposed.en },
			]
		: [...first, ...revised];
}

/** The four quarters' targets of a year. */
function coursedTargets(indicator: Indicator, year: number, draw: Random): Target[] {
	const { shape, first, last, unit } = indicator;
	const none: Target = { value: null, lower: null, upper: null, weight: null };
	const yearly = first + ((last - first) * (year - 2021)) / 5;
	const step = (last - first) / 20;
	const point = (value: number): Target => ({ ...none, value: rounded(value, unit.decimals) });
	const stages = draw.pick(stageWeights);
	return [0, 1, 2, 3].map((index) => {
		switch (shape.course) {
			case 'STAGES':
				return { ...none, weight: stages[index] ?? 0 };
			case 'DONE':
				return point(1);
			case 'ZERO':
				return point(0);
			case 'AMOUNT':
				return point(Math.max(1, yearly * (amountShares[index] ?? 0)));
			case 'GROWING':
				return point(yearly * (growingShares[index] ?? 0));
			case 'RANGE':
				return {
					...none,
					lower: rounded(yearly * 0.9, unit.decimals),
					upper: rounded(yearly * 1.1, unit.decimals),
				};
			case 'LEVEL':
				return point(shape.direction === 'STABILIZE' ? yearly : yearly + step * (index - 3));
		}
	});
}

function scaled(target: Target, factor: number, { unit, shape }: Indicator): Target {
	const isAtMost = unit.most !== null && shape.direction === 'MAXIMIZE';
	const scale = (value: number | null) =>
		value === null
			? null
			: Math.min(
					rounded(value * factor, unit.decimals),
					isAtMost && unit.most !== null ? unit.most : Infinity,
				);
	return {
		...target,
		value: scale(target.value),
		lower: scale(target.lower),
		upper: scale(target.upper),
	};
}

function revision(
	indicator: Indicator,
	year: number,
	quarter: number,
	{ value, lower, upper, weight }: Target,
	number: number,
	status: Revision['status'],
	reason: Reason | null,
	date: string,
): Revision {
	const target = { value, lower, upper, weight };
	return {
		indicator,
		year,
		quarter,
		...target,
		revision: number,
		status,
		reason: reason?.id ?? null,
		reason_en: reason?.en ?? null,
		set_on: moment(date),
	};
}

/** The number with so many digits after the point. */
export function rounded(value: number, decimals: number): number {
	return Number(value.toFixed(decimals));
}

/** The adopted target in force for each `indicator id/year/quarter`. */
export function targetsInForce(revisions: Revision[]): Map<string, Target> {
	const adopted = revisions.filter(({ status }) => status === 'ADOPTED');
	return new Map(adopted.map((one) => [`${one.indicator.id}/${one.year}/${one.quarter}`, one]));
}

export async function insertTargets(client: ClientBase, revisions: Revision[]): Promise<void> {
	await insertRows(
		client,
		'target',
		'id int, city_code text, agency_id int, indicator_id int, year int, quarter int, revision int, status text, ' +
			'value numeric, lower numeric, upper numeric, weight numeric, reason text, reason_en text, set_on timestamptz',
		revisions.map((one, index) => ({
			...one,
			id: index + 1,
			city_code: cityCode,
			agency_id: one.indicator.agency.id,
			indicator_id: one.indicator.id,
			value: text(one.value, one.indicator),
			lower: text(one.lower, one.indicator),
			upper: text(one.upper, one.indicator),
		})),
	);
}

function text(value: number | null, { unit }: Indicator): string | null {
	return value === null ? null : value.toFixed(unit.decimals);
}
