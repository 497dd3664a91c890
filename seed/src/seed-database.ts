import { dayInCity } from '@seksama/schema/calendar.ts';
import type { Database } from '@seksama/schema/connect.ts';
import { homeProblem } from '@seksama/schema/home.ts';
import type { ClientBase } from 'pg';
import { cityCode } from './city.ts';
import { seedDemo } from './demo.ts';
import { insertDemoAccess } from './demo-access.ts';
import { seedLarge } from './large.ts';
import { lastFullQuarter, type Period } from './period.ts';
import type { OnProgress } from './progress.ts';
import { seedReal } from './real.ts';
import { SeedError } from './seed-error.ts';

export { SeedError };

export const profiles = ['demo', 'real', 'large'] as const;
export type Profile = (typeof profiles)[number];

export interface SeedOptions {
	profile: Profile;
	/** The city that the profile `real` loads: 33.75 where it is left out. The others have cities of their own. */
	home?: string;
	/** The same seed gives the same rows. */
	seed: number;
	/** The last quarter with reports; the last full one before `today` where it is left out. */
	until?: Period;
	/** How many cities the large profile has at most. */
	cities?: number;
	/** Today's date in Jakarta, to repeat an earlier seeding to the byte. */
	today?: string;
	/** A migrated database. */
	connection: Database;
	onProgress: OnProgress;
}

/** What was done: `filled` now, or nothing because the profile was `present` already. */
export type SeedResult = { state: 'filled' } | { state: 'present'; seed: number; until: Period };

/** Any number that only this program uses: two seedings never run at once. */
const lock = 'select pg_advisory_xact_lock(736524003)';

/**
 * Fills the database with a profile. The demo and the real profile are one transaction each: an interrupted run leaves
 * nothing behind and is simply repeated. The large profile is one transaction a city, and goes on where it stopped.
 * Throws SeedError where another profile, another city, or data from elsewhere, is there, and for a city that is not known.
 */
export async function seedDatabase(options: SeedOptions): Promise<SeedResult> {
	const { profile, seed, connection, onProgress, home = cityCode } = options;
	const today = options.today ?? dayInCity();
	const until = options.until ?? lastFullQuarter(today);
	if (profile === 'large') return fillLarge(options, until);
	if (profile === 'demo' && home !== cityCode)
		throw new SeedError(
			`HOME_CITY is ${home}, and the demo is a city of its own, ${cityCode}; fill with the profile real (SEED_PROFILE=real) for another city.`,
		);
	return connection.asOwner(async (client): Promise<SeedResult> => {
		await client.query(lock);
		const present = await presentRun(client, profile);
		if (present) {
			const problem = await homeProblem(client, home);
			if (problem) throw new SeedError(problem);
			return { state: 'present', ...present };
		}
		if (profile === 'demo') {
			await seedDemo(client, { seed, until, today }, onProgress);
			await insertDemoAccess(client, connection.authSecret().secret);
		} else await seedReal(client, { home, until }, onProgress);
		await client.query('insert into app.seed_run values ($1, $2, $3, $4, now())', [
			profile,
			seed,
			until.year,
			until.quarter,
		]);
		await analyzeAll(client);
		return { state: 'filled' };
	});
}

/** Tells the planner what every table holds now: the embedded engine never looks by itself, a server only after a while. */
async function analyzeAll(client: ClientBase): Promise<void> {
	const { rows } = await client.query<{ tables: string }>(
		`select string_agg(format('%I.%I', schemaname, tablename), ', ') as tables from pg_tables
		where schemaname = 'app' and tableowner = current_user`,
	);
	await client.query(`analyze ${rows[0]?.tables}`);
}

/** A large run that was begun keeps its seed and its last quarter, whatever is asked later. */
async function fillLarge(
	{ seed, cities, connection, onProgress }: SeedOptions,
	until: Period,
): Promise<SeedResult> {
	const present = await connection.asOwner((client) => presentRun(client, 'large'));
	const run = present ?? { seed, until };
	const isNew = await seedLarge(connection, { ...run, cities, lock }, onProgress);
	return isNew ? { state: 'filled' } : { state: 'present', ...run };
}

/** The run that filled the database with this profile; undefined for an empty database. */
async function presentRun(
	client: ClientBase,
	wanted: Profile,
): Promise<{ seed: number; until: Period } | undefined> {
	const { rows } = await client.query<{
		profile: string;
		seed: number;
		year: number;
		quarter: number;
	}>(
		'select profile, seed, until_year as year, until_quarter as quarter from app.seed_run order by profile',
	);
	const other = rows.find(({ profile }) => profile !== wanted);
	if (other)
		throw new SeedError(
			`The database is already filled with the profile ${other.profile}; empty it with "pnpm db:reset" before filling it with ${wanted}.`,
		);
	const [run] = rows;
	if (run) return { seed: run.seed, until: { year: run.year, quarter: run.quarter } };
	const { rowCount } = await client.query('select from app.region limit 1');
	if (rowCount)
		throw new SeedError(
			'The database already has data that no profile put there; nothing was changed.',
		);
	return undefined;
}
