import { readdir, readFile } from 'node:fs/promises';
import type { Database } from '../../src/connect.ts';
import { laidFiles } from '../../src/laid.ts';
import { migrate } from '../../src/migrate.ts';
import { checksum, schemaFolder, sqlFile } from '../../src/sql-files.ts';
import { steps } from '../../src/steps.ts';
import { seedScenario } from '../../../seed/src/scenario.ts';
import { seedDatabase } from '../../../seed/src/seed-database.ts';
import { seedTwoCities } from './two-cities.ts';

/** What the copies of one template hold. */
interface Content {
	fill?(database: Database): Promise<unknown>;
	/** What a copy does to be as if it had been filled just now; with the rights of the owner of all tables. */
	renew?: string;
	/** Folders of the house whose files decide what is filled in, beside the SQL files and schema/src. */
	sources: string[];
}

const houseFolder = new URL('../', schemaFolder);

/** Everything that many test files begin with. */
export const contents = {
	nothing: { sources: [] },
	scenario: { fill: (database) => database.asOwner((c) => seedScenario(c)), sources: ['seed/'] },
	'two-cities': {
		fill: (database) => database.asOwner(seedTwoCities),
		renew: `alter table app.session disable trigger limit_session;
			update app.session set created_at = now(), expires_at = now() + interval '20 minutes';
			alter table app.session enable trigger limit_session;
			update app.sign_in_link set expires_at = now() + interval '1 hour'`,
		sources: ['seed/', 'schema/test/'],
	},
	demo: {
		fill: (connection) =>
			seedDatabase({ profile: 'demo', seed: 1, connection, onProgress: () => {} }),
		sources: ['seed/'],
	},
} satisfies Record<string, Content> as Record<string, Content>;
export type ContentName = 'nothing' | 'scenario' | 'two-cities' | 'demo';

/** Migrates an empty database and fills it. */
export async function fill(database: Database, name: ContentName, url?: string): Promise<void> {
	await migrate(database, url);
	await contents[name]!.fill?.(database);
}

/**
 * What the template is known by: its content, the day, and everything that it is made of. The scenario and the demo city
 * are other ones on another day.
 */
export async function templateKey(name: ContentName): Promise<string> {
	const { sources } = contents[name]!;
	const texts = await Promise.all([
		steps(new URL('migrations/', schemaFolder)),
		laidFiles(),
		sqlFile('roles.sql'),
		...['schema/src/', ...sources].map((folder) => textsIn(new URL(folder, houseFolder))),
	]);
	const day = sources.length > 0 ? new Date(Date.now() + 7 * 3_600_000).toISOString() : '';
	return `${name}_${checksum(JSON.stringify([texts, day.slice(0, 10)])).slice(0, 12)}`;
}

/** Names and texts of the program files and tables below a folder; of test files only what they share. */
async function textsIn(folder: URL): Promise<string[]> {
	const entries = (await readdir(folder, { withFileTypes: true })).sort((a, b) =>
		a.name < b.name ? -1 : 1,
	);
	const found = await Promise.all(
		entries.map(async (entry) => {
			if (entry.isDirectory())
				return /^(node_modules|generated)$/.test(entry.name)
					? []
					: textsIn(new URL(`${entry.name}/`, folder));
			if (!/(?<!\.test)\.(ts|csv|json)$/.test(entry.name)) return [];
			return [entry.name, await readFile(new URL(entry.name, folder), 'utf8')];
		}),
	);
	return found.flat();
}
