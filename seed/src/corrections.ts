import type { ClientBase } from 'pg';
import { cityCode } from './city.ts';
import type { Period } from './period.ts';
import { correct, mistyped } from './publishing.ts';

/** The agencies of the demo accounts, and how far the corrections have come that their staff find. */
const agencies = ['DINDIK', 'DINKES'];
const states = ['DRAFT', 'SUBMITTED', 'VERIFIED'];

/**
 * Corrections that are being worked on: the published figures of the last quarter stay what everybody reads until they
 * are published.
 */
export async function beginCorrections(
	client: ClientBase,
	{ year, quarter }: Period,
	at: string,
): Promise<void> {
	const { rows } = await client.query<{ id: number; actual: string; place: number }>(
		`select id, actual::text, place from (
			select a.id, round(a.actual * 0.97, scale(a.actual)) as actual, a.agency_id,
				row_number() over (partition by a.agency_id order by a.id) - 1 as place
			from app.achievement a
			join app.agency g on g.id = a.agency_id and g.code = any($1)
			join app.indicator_definition d on d.indicator_id = a.indicator_id
			where a.city_code = $2 and a.year = $3 and a.quarter = $4 and a.status = 'PUBLISHED' and a.corrects_id is null
				and a.actual > 10 and d.version = 1 and d.direction = 'MAXIMIZE' and d.accumulation = 'LAST'
		) as a where place < $5 order by id`,
		[agencies, cityCode, year, quarter, states.length],
	);
	for (const { id, actual, place } of rows) {
		const figures = { actual, numerator: null, denominator: null };
		await correct(client, [{ id, figures, reason: mistyped }], at, states[Number(place)]);
	}
}
