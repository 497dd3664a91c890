// What an empty database is filled with, and whether a filled one is the city's own.
import type { Database } from '@seksama/schema/connect.ts';
import { homeProblem } from '@seksama/schema/home.ts';
import { SettingsError } from '@seksama/schema/settings.ts';
import { progressLine } from './progress.ts';
import { seedDatabase, SeedError } from './seed-database.ts';

const profiles = ['demo', 'real'] as const;
type Profile = (typeof profiles)[number];

/** What SEED_PROFILE asks for; undefined where it asks for nothing. Throws SettingsError for what is no profile. */
export function seedProfile({ SEED_PROFILE: text }: NodeJS.ProcessEnv): Profile | undefined {
	if (!text) return undefined;
	const profile = profiles.find((name) => name === text);
	if (!profile)
		throw new SettingsError(`SEED_PROFILE is "${text}"; give demo or real, or leave it out.`);
	return profile;
}

/**
 * What an empty database gets. Where nothing was asked, PostgreSQL gets the public facts, because the passwords of the demo
 * are known to everybody, and what runs on a server is met by everybody.
 */
export function profileFor(engine: Database['engine'], asked: Profile | undefined): Profile {
	return asked ?? (engine === 'postgresql' ? 'real' : 'demo');
}

/**
 * Fills an empty database as it was asked: with the public facts of the city or with the demo. One that is filled stays.
 * Answers what it is filled with. Throws SettingsError where it is not, or not with this city.
 */
export async function fillEmpty(
	database: Database,
	{ asked, home }: { asked: Profile | undefined; home: string },
	say: (line: string) => void,
): Promise<string> {
	const present = await database.asOwner(async (client) => {
		const { rows } = await client.query<{ profile: string | null }>(
			`select coalesce((select profile from app.seed_run limit 1),
				case when exists (select from app.region) then 'other' end) as profile`,
		);
		return rows[0]?.profile ?? undefined;
	});
	const profile = present ?? (await fill(database, asked, home, say));
	if (present && asked && present !== asked)
		say(
			`SEED_PROFILE is ${asked}, and the database is filled already (${present}); nothing was changed.`,
		);
	const problem = await database.asOwner((client) => homeProblem(client, home));
	if (problem) throw new SettingsError(problem);
	return profile;
}

async function fill(
	database: Database,
	asked: Profile | undefined,
	home: string,
	say: (line: string) => void,
): Promise<Profile> {
	const profile = profileFor(database.engine, asked);
	const progress = progressLine(process.stderr);
	say(
		profile === 'demo'
			? 'Filling the empty database with the demo city:'
			: `Filling the empty database with the public facts of ${home}:`,
	);
	try {
		await seedDatabase({
			profile,
			home,
			seed: 1,
			connection: database,
			onProgress: progress.show,
		});
	} catch (error) {
		throw error instanceof SeedError ? new SettingsError(error.message) : error;
	} finally {
		progress.finish();
	}
	return profile;
}
