import type { ClientBase } from 'pg';
import { agencyId } from './agencies.ts';
import { cityCode } from './city.ts';
import { readCsv } from './csv.ts';
import { moment } from './period.ts';
import { insertRows } from './rows.ts';

/** Notes which agency of the demo city goes on from which. The day on which Bappeda became Bapperida is assumed. */
export async function insertSuccessions(client: ClientBase): Promise<void> {
	await insertRows(
		client,
		'agency_succession',
		'city_code text, agency_id int, predecessor_id int, succeeded_on date, decree text, noted_at timestamptz',
		readCsv<string>('successions').map(
			({ agency = '', predecessor = '', date = '', decree = '' }) => ({
				city_code: cityCode,
				agency_id: agencyId(agency),
				predecessor_id: agencyId(predecessor),
				succeeded_on: date,
				decree,
				noted_at: moment(date),
			}),
		),
	);
}
