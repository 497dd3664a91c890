import type { Database } from '@seksama/schema/connect.ts';
import type { ClientBase } from 'pg';
import { copyRows } from './copy-rows.ts';
import { attainmentTable, insertLargeCity, type AttainmentTable } from './large-city.ts';
import { insertAllRegions, largeCityCodes } from './large-regions.ts';
import type { Period } from './period.ts';
import type { OnProgress } from './progress.ts';
import { insertRows, type WriteRows } from './rows.ts';

export interface LargeOptions {
	seed: number;
	until: Period;
	/** How many cities at most; all 514 where it is left out. */
	cities: number | undefined;
	/** Refuses a second seeding at the same time. */
	lock: string;
}

/**
 * Fills city after city, each in a transaction of its own, and goes on where an interrupted run stopped: a city that has
 * agencies is done. Returns false where every city asked for was there already.
 */
export async function seedLarge(
	database: Database,
	{ seed, until, cities, lock }: LargeOptions,
	onProgress: OnProgress,
): Promise<boolean> {
	// The embedded engine takes no stream of COPY.
	const write = database.engine === 'postgresql' ? copyRows : insertRows;
	const codes = (await largeCityCodes()).slice(0, cities);
	const done = await database.asOwner(async (client) => {
		await client.query(lock);
		return begin(client, { seed, until, write }, onProgress);
	});
	const missing = [...codes.entries()].filter(([, code]) => !done.has(code));
	if (missing.length === 0) return false;
	const table: AttainmentTable = await database.asOwner(attainmentTable);
	const started = performance.now();
	for (const [count, [place, code]] of missing.entries()) {
		const rows = await database.asOwner(async (client) => {
			await client.query(lock);
			return insertLargeCity(client, { seed, until, code, place, table, write });
		});
		const seconds = (performance.now() - started) / 1000;
		onProgress({
			step: 'Cities',
			done: codes.length - missing.length + count + 1,
			total: codes.length,
			rate: pace(
				rows * (count + 1),
				seconds,
				(seconds / (count + 1)) * (missing.length - count - 1),
			),
		});
	}
	await database.asOwner(async (client) => {
		await client.query(`update app.seed_run set finished_at = now() where profile = 'large'`);
		await client.query(
			'analyze app.achievement, app.publication, app.agency_score, app.target, app.region',
		);
	});
	return true;
}

/** Regions and the record of the run where it is the first one; the codes of the cities that are there. */
async function begin(
	client: ClientBase,
	{ seed, until, write }: { seed: number; until: Period; write: WriteRows },
	onProgress: OnProgress,
): Promise<Set<string>> {
	const { rowCount } = await client.query(`select from app.seed_run where profile = 'large'`);
	if (!rowCount) {
		onProgress({ step: 'Regions', done: 0, total: 1 });
		await insertAllRegions(client, write);
		await client.query('analyze app.region');
		await client.query(
			`insert into app.seed_run (profile, seed, until_year, until_quarter) values ('large', $1, $2, $3)`,
			[seed, until.year, until.quarter],
		);
	}
	const { rows } = await client.query<{ city_code: string }>(
		'select distinct city_code from app.agency',
	);
	return new Set(rows.map(({ city_code }) => city_code));
}

/** `4 100 rows/s, 12 min left`. */
function pace(rows: number, seconds: number, left: number): string {
	const minutes = left / 60;
	const time = minutes < 1 ? `${Math.ceil(left)} s` : `${Math.ceil(minutes)} min`;
	return `${Math.round(rows / seconds).toLocaleString('en-GB')} achievements/s, ${time} left`;
}
