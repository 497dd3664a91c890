import { openTestDatabase, type TestDatabase } from '../../schema/test/support/database.ts';
import { createToken } from '@seksama/schema/token.ts';
import { seedDatabase } from '../../seed/src/seed-database.ts';
import { createApi, type Api } from '../src/api.ts';
import type { LogEntry } from '../src/operation/log.ts';
import { cursors, type Cursors } from '../src/graph/cursors.ts';
import { personIds, type PersonIds } from '../src/graph/person-ids.ts';
import type { PersistedDocuments } from '../src/servers/parameters.ts';

export type Server = 'yoga' | 'apollo';
export interface Body {
	data?: Record<string, unknown> | null;
	errors?: { message: string; path?: unknown[]; extensions: Record<string, unknown> }[];
	extensions: {
		cost: { requested: number | null; limit: number; depth: number | null; depthLimit: number };
	};
}

/** The scenario city behind the whole API, as a program on the net meets it. */
export interface House {
	database: TestDatabase;
	log: LogEntry[];
	/** The ids by which its people are known outside. */
	ids: PersonIds;
	/** Where rows stand in its lists. */
	cursors: Cursors;
	/** The API with other settings, over the same database, or one that notes what is asked of it. */
	api(
		env?: Record<string, string>,
		persisted?: PersistedDocuments,
		behind?: TestDatabase,
	): Promise<Api>;
	/** Asks one question over HTTP as a demo account, or as nobody. */
	ask(
		who: string | null,
		query: string,
		variables?: Record<string, unknown>,
		server?: Server,
	): Promise<Body>;
	/** A Bearer token of a demo account. */
	token(who: string, scopes?: ('READ_PUBLIC' | 'READ_OWN')[]): Promise<string>;
	close(): Promise<void>;
}

/** The scenario city; or an empty database, or a city of its own on its first day, with its public facts alone. */
export async function openHouse({
	seeded = true,
	city = undefined as string | undefined,
} = {}): Promise<House> {
	const database = await openTestDatabase({ with: seeded && !city ? 'scenario' : 'nothing' });
	if (city)
		await seedDatabase({
			profile: 'real',
			home: city,
			seed: 1,
			connection: database,
			onProgress: () => {},
		});
	const log: LogEntry[] = [];
	const apis: Api[] = [];
	const tokens = new Map<string, Promise<string>>();
	const newToken = (who: string, scopes: ('READ_PUBLIC' | 'READ_OWN')[]) =>
		database.asOwner((client) =>
			createToken(client, { email: `${who}@demo.example`, name: 'test', scopes, days: 1 }),
		);
	const api: House['api'] = async (env = {}, persisted = {}, behind = database) => {
		const made = await createApi({
			database: behind,
			persisted,
			env: { RATE_LIMIT: 'off', ...(city && { HOME_CITY: city }), ...env },
			log: (entry) => log.push(entry),
			// Its looks would be counted, and rules that a test breaks be found; its own tests say how often.
			...(!env.GUARD_EVERY_MS && { guardEveryMs: 3_600_000 }),
		});
		apis.push(made);
		return made;
	};
	const servers: Partial<Record<Server, Promise<Api>>> = {};
	const house: House = {
		database,
		log,
		ids: personIds(database.authSecret().secret),
		cursors: cursors(database.authSecret().secret),
		api,
		token: (who, scopes = ['READ_OWN']) => {
			const key = `${who} ${scopes.join()}`;
			let token = tokens.get(key);
			if (!token) tokens.set(key, (token = newToken(who, scopes)));
			return token;
		},
		async ask(who, query, variables, server = 'yoga') {
			const answering = await (servers[server] ??= api({ GRAPHQL_SERVER: server }));
			const response = await answering.fetch(
				post(
					{ query, variables },
					who === null ? {} : { authorization: `Bearer ${await house.token(who)}` },
				),
			);
			return (await response.json()) as Body;
		},
		async close() {
			for (const made of apis) await made.dispose();
			await database.close();
		},
	};
	return house;
}

/** A request as programs send it. */
export function post(body: unknown, headers: Record<string, string> = {}): Request {
	return new Request('http://api.example/graphql', {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: typeof body === 'string' ? body : JSON.stringify(body),
	});
}
