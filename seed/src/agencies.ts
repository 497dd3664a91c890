import type { ClientBase } from 'pg';
import { cityCode } from './city.ts';
import { readCsv } from './csv.ts';
import { insertRows } from './rows.ts';

/** An agency of the demo city: its real name, and how its invented figures are drawn. */
export interface Agency {
	id: number;
	code: string;
	name: string;
	name_en: string;
	short_name: string;
	valid_from: string;
	/** The last day, for an agency that was merged or renamed. The day on which Bappeda became Bapperida is assumed. */
	valid_to: string | null;
	/** How many indicators it has. */
	size: number;
	/** Its usual share of a target reached. */
	quality: number;
}

/** The agencies of the city, in the order of the city's own list. Ids are line numbers. */
export function agencies(): Agency[] {
	return readCsv<string>('agencies').map((line, index) => ({
		id: index + 1,
		code: line.code ?? '',
		name: line.name ?? '',
		name_en: line.name_en ?? '',
		short_name: line.short_name ?? '',
		valid_from: line.valid_from || '2017-01-01',
		valid_to: line.valid_to || null,
		size: Number(line.size),
		quality: Number(line.quality),
	}));
}

/** The id of the agency with that code. Throws where there is none. */
export function agencyId(code: string): number {
	const found = agencies().find((agency) => agency.code === code);
	if (!found) throw new RangeError(`There is no agency ${code}.`);
	return found.id;
}

export async function insertAgencies(client: ClientBase): Promise<void> {
	await insertRows(
		client,
		'agency',
		'id int, city_code text, code text, name text, name_en text, short_name text, valid_from date, valid_to date',
		agencies().map((agency) => ({ ...agency, city_code: cityCode })),
	);
}
