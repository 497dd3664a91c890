import type { ClientBase } from 'pg';
import { readCsv } from './csv.ts';
import { lastDay, moment, type Period } from './period.ts';
import { insertRows } from './rows.ts';

/** Kota Pekalongan: the city of the demo, and the one whose facts are at hand. */
export const cityCode = '33.75';

/** The real regions: the province, the city, its 4 kecamatan and 27 kelurahan. */
export async function insertRegions(client: ClientBase): Promise<void> {
	await insertRows(client, 'region', 'code text, name text, source text', readCsv('regions'));
}

/** Codes of the 27 kelurahan with their names. */
export function villages(): { code: string; name: string }[] {
	return readCsv<'code' | 'name'>('regions').filter(({ code }) => code.length > 8);
}

/** An indicator of the city as published by Statistics Indonesia. */
interface Fact {
	id: number;
	code: string;
	direction: string;
	name: string;
	nameEn: string;
	unit: string;
	source: string;
	/** One figure a year; a year that was not published is left out. */
	figures: { year: number; value: string }[];
}

/** Ids of the city's own indicators are their line numbers; those of agencies begin at 1000. */
export function cityFacts(): Fact[] {
	return readCsv<string>('city-indicators').map((line, index) => ({
		id: index + 1,
		code: `KOTA-${line.code}`,
		direction: (line.direction ?? '').toUpperCase(),
		name: line.name_id ?? '',
		nameEn: line.name_en ?? '',
		unit: line.unit ?? '',
		source: line.source ?? '',
		figures: Object.entries(line)
			.filter(([column, value]) => /^y\d{4}$/.test(column) && value !== '')
			.map(([column, value]) => ({ year: Number(column.slice(1)), value })),
	}));
}

/** A batch of achievements and the moment at which they are to be published. */
export interface Publication {
	at: string;
	ids: number[];
}

/**
 * Inserts the city's own indicators with their yearly figures. They have no target, because the plan's targets are not
 * in the table, and weight 0, so that they enter no ranking. Years that were not over in `until` are left out.
 */
export async function insertCityFacts(client: ClientBase, until: Period): Promise<Publication[]> {
	const facts = cityFacts();
	await insertIndicators(client, facts);
	const lastYear = until.quarter === 4 ? until.year : until.year - 1;
	const figures = facts
		.flatMap((fact) => fact.figures.map((figure) => ({ ...figure, fact })))
		.filter(({ year }) => year <= lastYear)
		.map(({ year, value, fact }, index) => ({
			id: index + 1,
			achievement_id: index + 1,
			city_code: cityCode,
			indicator_id: fact.id,
			year,
			version: 1,
			status: 'VERIFIED',
			actual: value,
			note: fact.source,
			// Statistics Indonesia prints a year's figures about two months after its end.
			at: moment(lastDay({ year: year + 1, quarter: 1 })),
		}))
		.map((row) => ({ ...row, updated_at: row.at }));
	await insertRows(
		client,
		'achievement',
		'id int, city_code text, indicator_id int, year int, status text, actual numeric, note text, updated_at timestamptz',
		figures,
	);
	await insertRows(
		client,
		'achievement_version',
		'achievement_id int, version int, city_code text, status text, actual numeric, note text, at timestamptz',
		figures,
	);
	return [...Map.groupBy(figures, ({ at }) => at)].map(([at, group]) => ({
		at,
		ids: group.map(({ id }) => id),
	}));
}

async function insertIndicators(client: ClientBase, facts: Fact[]): Promise<void> {
	const rows = facts.map((fact) => ({
		...fact,
		city_code: cityCode,
		name_en: fact.nameEn,
		kind: 'IKD',
		level: 'GOAL',
		indicator_id: fact.id,
		version: 1,
		valid_from_year: Math.min(...fact.figures.map(({ year }) => year)),
		definition: `${fact.name} Kota Pekalongan menurut Badan Pusat Statistik.`,
		definition_en: `${fact.nameEn} of Kota Pekalongan as published by Statistics Indonesia.`,
		formula: 'Angka yang diterbitkan BPS, tanpa perhitungan ulang',
		unit: fact.unit === 'index' ? 'indeks' : fact.unit,
		unit_en: fact.unit,
		accumulation: 'NONE',
		weight: '0',
		data_source: fact.source,
	}));
	await insertRows(
		client,
		'indicator',
		'id int, city_code text, code text, name text, name_en text, kind text, level text, source text',
		rows,
	);
	await insertRows(
		client,
		'indicator_definition',
		'id int, indicator_id int, version int, valid_from_year int, definition text, definition_en text, formula text, ' +
			'unit text, unit_en text, direction text, accumulation text, weight numeric, data_source text',
		rows,
	);
}
