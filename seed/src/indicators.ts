import type { ClientBase } from 'pg';
import { agencies, type Agency } from './agencies.ts';
import { agencyTree, type Entry, type Level } from './catalogue.ts';
import { cityCode } from './city.ts';
import { indicatorDefinitions, type Definition } from './definitions.ts';
import { periodIndex, type Period } from './period.ts';
import { random, type Random } from './random.ts';
import { insertRows } from './rows.ts';

/** The first quarter of the demo city. */
export const firstQuarter: Period = { year: 2021, quarter: 1 };

/** An indicator of the demo city with everything that its targets and achievements are drawn from. */
export interface Indicator extends Entry {
	id: number;
	code: string;
	agency: Agency;
	kind: string;
	status: 'ADOPTED' | 'DRAFT';
	/** The first and last quarter in which it is measured, as quarters since year 0. */
	from: number;
	to: number;
	/** Oldest first; at least one. */
	definitions: Definition[];
}

/** Every kind occurs on every level; the first of a level is its usual one. */
const kinds: Record<Level, string[]> = {
	GOAL: ['IKU', 'IKU', 'IKD', 'IKU', 'IKK', 'IKU', 'IKU', 'SPM'],
	OBJECTIVE: ['IKU', 'IKD', 'IKU', 'IKK', 'SPM'],
	PROGRAM: ['IKK', 'SPM', 'IKK', 'IKD', 'IKK', 'IKU'],
	ACTIVITY: ['IKK', 'IKK', 'SPM', 'IKK', 'IKD', 'IKU'],
	SUB_ACTIVITY: ['IKK', 'IKK', 'IKD', 'IKK', 'SPM', 'IKK', 'IKU'],
};

/** All indicators of the agencies, agency by agency, parents before children. Ids are agency x 100 + place + 1000. */
export function planIndicators(seed: number, until: Period): Indicator[] {
	const counts: Record<Level, number> = {
		GOAL: 0,
		OBJECTIVE: 0,
		PROGRAM: 0,
		ACTIVITY: 0,
		SUB_ACTIVITY: 0,
	};
	return agencies()
		.filter(({ valid_from }) => Number(valid_from.slice(0, 4)) <= until.year)
		.flatMap((agency) => {
			const draw = random(seed, 'indicators', agency.code);
			return agencyTree(agency, draw).map((entry, place) => {
				const kind = kinds[entry.level][counts[entry.level]++ % kinds[entry.level].length];
				return plan(agency, entry, place, kind ?? 'IKK', draw, until);
			});
		});
}

function plan(
	agency: Agency,
	entry: Entry,
	place: number,
	kind: string,
	draw: Random,
	until: Period,
): Indicator {
	const from = firstPeriod(agency, entry, draw);
	const id = agencyBase(agency) + place + 1;
	return {
		...entry,
		id,
		code: `${agency.code}-${String(place + 1).padStart(2, '0')}`,
		agency,
		kind,
		status: entry.level === 'SUB_ACTIVITY' && draw.chance(0.012) ? 'DRAFT' : 'ADOPTED',
		from: periodIndex(from),
		to: Math.min(
			periodIndex(until),
			agency.valid_to
				? periodIndex({ year: Number(agency.valid_to.slice(0, 4)), quarter: 4 })
				: Infinity,
		),
		definitions: indicatorDefinitions(entry, agency, from, until, draw),
	};
}

function agencyBase({ id }: Agency): number {
	return 1000 + id * 100;
}

/** Most indicators are as old as the plan; some activities were added in 2023. */
function firstPeriod(agency: Agency, { level }: Entry, draw: Random): Period {
	const agencyFrom = Number(agency.valid_from.slice(0, 4));
	const isLater = (level === 'ACTIVITY' || level === 'SUB_ACTIVITY') && draw.chance(0.06);
	return { year: Math.max(firstQuarter.year, agencyFrom, isLater ? 2023 : 0), quarter: 1 };
}

/** Inserts the indicators and every version of their definitions. */
export async function insertIndicators(client: ClientBase, indicators: Indicator[]): Promise<void> {
	await insertRows(
		client,
		'indicator',
		'id int, city_code text, agency_id int, parent_id int, code text, name text, name_en text, kind text, ' +
			'level text, status text',
		indicators.map((indicator) => ({
			...indicator,
			city_code: cityCode,
			agency_id: indicator.agency.id,
			parent_id:
				indicator.parent === null ? null : agencyBase(indicator.agency) + indicator.parent + 1,
			name_en: indicator.nameEn,
		})),
	);
	const definitions = indicators.flatMap((indicator) =>
		indicator.definitions.map((definition) => ({
			...definition,
			id: indicator.id * 10 + definition.version,
			indicator_id: indicator.id,
			unit: indicator.unit.id,
			unit_en: indicator.unit.en,
			direction: indicator.shape.direction,
			accumulation: indicator.shape.accumulation,
			zero_target: indicator.shape.zeroTarget ?? 'NOT_COMPUTABLE',
		})),
	);
	await insertRows(
		client,
		'indicator_definition',
		'id int, indicator_id int, version int, valid_from_year int, valid_from_quarter int, definition text, ' +
			'definition_en text, formula text, unit text, unit_en text, direction text, accumulation text, ' +
			'minimize_formula text, cap numeric, floor numeric, zero_target text, weight numeric, data_source text, reason text, ' +
			'reason_en text',
		definitions,
	);
}
