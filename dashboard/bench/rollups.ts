// Scores, ranking and trend from the rollups that publishing keeps, against the same computed from what is published.
import { openDatabase, type Database } from '@seksama/schema/connect.ts';
import { anonymous } from '@seksama/schema/operation.ts';
import { databaseSettings } from '@seksama/schema/settings.ts';
import { middle } from './load.ts';

export interface RollupLine {
	name: string;
	/** How many times faster the rollup is to be. */
	goal: number;
	/** Milliseconds of one answer, inside the database. */
	kept: number;
	computed: number;
}

/** Each question as an expression over a city, a year and a quarter. */
const questions: { name: string; goal: number; kept: string; computed: string }[] = [
	{
		name: 'scores and ranks',
		goal: 30,
		kept: '(select jsonb_agg(s) from app.period_scores(c.city, c.year, c.quarter, null) as s)',
		computed: '(select jsonb_agg(s) from app.period_scores(c.city, c.year, c.quarter, now()) as s)',
	},
	{
		name: 'the whole ranking page, with eight periods of history and its digest',
		goal: 7,
		kept: 'app.ranking(c.city, c.year, c.quarter, null)',
		computed: 'app.ranking(c.city, c.year, c.quarter, now())',
	},
	{
		name: 'city trend of five years',
		goal: 30,
		kept: `app.trend('CITY', c.city, c.city, c.year - 5, 1, c.year, c.quarter)`,
		computed: `(select jsonb_agg((select app.round_ratio(sum(s.score), nullif(count(s.score), 0))
				from app.agency_scores(c.city, p.year, p.quarter, now()) as s) order by p.year, p.quarter)
			from app.periods_between(false, app.period_index(c.year - 5, 1), app.period_index(c.year, c.quarter)) as p)`,
	},
];

/** How many cities and achievements are there, and what each question takes in both ways, one at a time. */
export async function compareRollups(
	url: string,
	rounds: number,
): Promise<{ cities: number; achievements: number; lines: RollupLine[] }> {
	const database = await openDatabase(databaseSettings({ DATABASE_URL: url }));
	try {
		const [place] = await ask<Place>(
			database,
			`select s.city_code as city, s.year, s.quarter from app.city_score s where s.quarter > 0
			order by s.year desc, s.quarter desc, s.city_code = '33.75' desc, s.city_code limit 1`,
		);
		if (!place) throw new Error('Nothing is published in this database.');
		const lines: RollupLine[] = [];
		for (const { kept, computed, ...named } of questions)
			lines.push({
				...named,
				kept: await time(database, place, kept, rounds, 20),
				computed: await time(database, place, computed, rounds, 1),
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
	const query = { text, values: [...values] };
	const { rows } = await database.operation(anonymous()).only<Row & Record<string, unknown>>(query);
	return rows;
}

/** The middle of some rounds, each asking `times` in one statement: the way there and back is the same for both. */
async function time(
	database: Database,
	{ city, year, quarter }: Place,
	expression: string,
	rounds: number,
	times: number,
): Promise<number> {
	// What depends on nothing would be asked once only.
	const text = `select count(${expression}) from generate_series(1, ${times}) as g(n)
		cross join lateral (select $1::text as city, $2::int as year, $3::int + 0 * g.n as quarter) as c`;
	const took: number[] = [];
	for (let round = -1; round < rounds; round++) {
		const started = performance.now();
		await ask(database, text, [city, year, quarter]);
		if (round >= 0) took.push((performance.now() - started) / times); // the first one only warms up
	}
	return middle(took);
}
