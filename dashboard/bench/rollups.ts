// Ranking and trend from the rollups that publishing keeps, against the same computed from what is published.
import { openDatabase, type Database } from '@seksama/schema/connect.ts';
import { anonymous } from '@seksama/schema/operation.ts';
import { databaseSettings } from '@seksama/schema/settings.ts';
import { middle } from './load.ts';

export interface RollupLine {
	name: string;
	/** Milliseconds of one answer. */
	kept: number;
	computed: number;
}

/** How many cities and achievements are there, and what each question takes in both ways, one at a time. */
export async function compareRollups(
	url: string,
	rounds: number,
): Promise<{ cities: number; achievements: number; lines: RollupLine[] }> {
	const database = await openDatabase(databaseSettings({ DATABASE_URL: url }));
	try {
		const [found] = await ask<Place>(
			database,
			`select s.city_code as city, s.year, s.quarter from app.city_score s where s.quarter > 0
			order by s.year desc, s.quarter desc, s.city_code = '33.75' desc, s.city_code limit 1`,
		);
		if (!found) throw new Error('Nothing is published in this database.');
		const { city, year, quarter } = found;
		const trend = [city, year - 5, 1, year, quarter];
		const questions: { name: string; kept: Statement; computed: Statement }[] = [
			{
				name: 'ranking',
				kept: ['select app.ranking($1, $2, $3, null)', [city, year, quarter]],
				computed: ['select app.ranking($1, $2, $3, now())', [city, year, quarter]],
			},
			{
				name: 'city trend',
				kept: [`select app.trend('CITY', $1, $1, $2, $3, $4, $5)`, trend],
				computed: [
					`select p.year, p.quarter, (select app.round_ratio(sum(s.score), nullif(count(s.score), 0))
						from app.agency_scores($1, p.year, p.quarter, now()) as s)
					from app.periods_between(false, app.period_index($2, $3), app.period_index($4, $5)) as p`,
					trend,
				],
			},
		];
		const lines: RollupLine[] = [];
		for (const { name, kept, computed } of questions)
			lines.push({
				name,
				kept: await time(database, rounds * 20, ...kept),
				computed: await time(database, rounds, ...computed),
			});
		const [size] = await ask<{ cities: number; achievements: number }>(
			database,
			`select (select count(distinct city_code)::int from app.city_score) as cities,
				(select reltuples::int from pg_class where oid = 'app.achievement'::regclass) as achievements`,
		);
		return { ...{ cities: 0, achievements: 0, ...size }, lines };
	} finally {
		await database.close();
	}
}

type Statement = [text: string, values: unknown[]];

interface Place {
	city: string;
	year: number;
	quarter: number;
}

async function ask<Row extends object>(
	database: Database,
	text: string,
	values: readonly unknown[] = [],
): Promise<Row[]> {
	const query = { name: text.slice(0, 60), text, values: [...values] };
	const { rows } = await database.operation(anonymous()).only<Row & Record<string, unknown>>(query);
	return rows;
}

async function time(
	database: Database,
	times: number,
	text: string,
	values: readonly unknown[],
): Promise<number> {
	const took: number[] = [];
	for (let turn = -1; turn < times; turn++) {
		const started = performance.now();
		await ask(database, text, values);
		if (turn >= 0) took.push(performance.now() - started); // the first one only warms up
	}
	return middle(took);
}
