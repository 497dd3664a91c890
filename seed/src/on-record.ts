import type { ClientBase } from 'pg';

/** Lets agencies be on record since their first day, indicators and definitions since they hold: as if noted then. */
export async function putOnRecord(client: ClientBase, cityCode: string): Promise<void> {
	await client.query(
		'update app.agency set recorded_at = app.begin_of(valid_from) where city_code = $1',
		[cityCode],
	);
	await client.query(
		`update app.indicator_definition d
		set recorded_at = app.begin_of(app.period_begin(d.valid_from_year, d.valid_from_quarter))
		from app.indicator i where i.id = d.indicator_id and i.city_code = $1`,
		[cityCode],
	);
	await client.query(
		`update app.indicator i set adopted_at = d.recorded_at from app.indicator_definition d
		where d.indicator_id = i.id and d.version = 1 and i.city_code = $1`,
		[cityCode],
	);
}
