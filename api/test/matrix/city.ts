import { createToken } from '@seksama/schema/token.ts';
import { createHmac } from 'node:crypto';
import { openTestDatabase, type TestDatabase } from '../../../schema/test/support/database.ts';
import { createApi, type Api } from '../../src/api.ts';
import type { LogEntry } from '../../src/operation/log.ts';
import type { PersistedDocuments } from '../../src/servers/parameters.ts';
import type { Body, Server } from '../house.ts';
import { citySecret } from './types.ts';
import { everybody, insertAskers, isBlocked, type Asker } from './viewers.ts';

const site = 'http://localhost:4303';

/** What stands in the draft of a target, which no field shows to anybody. */
export const draftTarget = 'a draft of a target';

/** Lets one question name every row at once: limits are tested elsewhere, and a wider question sees more. */
const wide = {
	RATE_LIMIT: 'off',
	LIMIT_DEPTH: '30',
	LIMIT_COST: '900000000',
	LIMIT_TOKENS: '200000',
	LIMIT_QUERY_BYTES: '1000000',
	LIMIT_ALIASES: '5000',
	LIMIT_ROOT_FIELDS: '5000',
	LIMIT_REQUEST_MS: '30000',
};

/**
 * Rows on which rights cross: an adopted indicator below a draft one and the other way round, a draft of a target that
 * is adopted already, a published number that is being corrected, a draft that differs from all else in its agency, an
 * agency and a city of which nothing is public, and such of which there is nothing. Of 2024 nothing is left, so that each list fits on one page.
 */
const crossing = `
	delete from publication where year = 2024;
	delete from achievement_version where achievement_id in (select id from achievement where year = 2024);
	delete from achievement where year = 2024;
	update indicator set parent_id = case id when 9001 then 9000 when 9000 then 9101 when 9201 then 9200 when 11 then 33
		end where id in (9000, 9001, 9201, 11);
	insert into target (city_code, agency_id, indicator_id, year, revision, status, value, reason) values
		('33.75', 1, 9000, 2030, 2, 'DRAFT', 4242, '${draftTarget}'), ('33.75', 2, 9100, 2030, 2, 'DRAFT', 4242, '${draftTarget}');
	update achievement set status = 'VERIFIED', version = version + 1, actual = 999 where id in (12254, 21254);
	insert into achievement_version (achievement_id, version, city_code, agency_id, status, actual, reason)
		select id, version, city_code, agency_id, status, actual, 'x' from achievement where id in (12254, 21254);
	update indicator set kind = 'IKU', level = 'GOAL', name = 'Rahasia', name_en = 'Secret' where id = 9201;
	update indicator_definition set direction = 'MINIMIZE' where indicator_id = 9201;
	insert into region (code, name, source) values ('33.77', 'Kota Ketiga (contoh)', 'contoh'),
		('33.78', 'Kota Keempat (contoh)', 'contoh');
	insert into agency (id, city_code, code, name, name_en, short_name) values
		(902, '33.76', 'SEPI', 'Badan (contoh)', 'Agency (example)', 'SEPI'),
		(903, '33.77', 'SEPI', 'Badan (contoh)', 'Agency (example)', 'SEPI'),
		(905, '33.76', 'KOSONG', 'Badan (contoh)', 'Agency (example)', 'KOSONG'),
		(904, '33.75', 'KOSONG', 'Badan (contoh)', 'Agency (example)', 'KOSONG');
	insert into audit_log (seq, at, actor, role, action, table_name, city_code, request_id, hash)
		values (970000, '2001-01-01', 133, 'x', 'DELETE', 'indicator', '33.76', 'a-hidden-request', sha256('x'));
	insert into indicator (id, city_code, agency_id, code, name, name_en, kind, level, status) values
		(9300, '33.76', 902, 'R-SEPI', 'x', 'x', 'IKK', 'PROGRAM', 'DRAFT'),
		(9400, '33.77', 903, 'R-SEPI', 'x', 'x', 'IKK', 'PROGRAM', 'DRAFT');
	insert into indicator_definition (indicator_id, version, valid_from_year, definition, definition_en, formula,
		unit, unit_en, direction, accumulation, weight, data_source)
		select id, 1, 2024, 'x', 'x', 'x', 'x', 'x', 'MAXIMIZE', 'NONE', 1, 'x' from indicator where id in (9300, 9400);
	insert into achievement (id, city_code, agency_id, indicator_id, year, quarter, status, actual)
		select id, city_code, agency_id, id, 2029, 1, 'DRAFT', 1 from indicator where id in (9300, 9400);
	update user_grant set given_by = 110, approved_by = 108, approved_at = now() where id in (1131, 1132);
	update user_grant set given_by = 123 where id in (1102, 1121);
	update user_grant set withdrawn_by = 123 where id = 1151;
	update user_grant set withdrawn_by = 110 where id = 1152;`;

/** The two cities of the matrix behind the whole API, and everybody who asks. */
export interface City {
	database: TestDatabase;
	log: LogEntry[];
	api(server?: Server, persisted?: PersistedDocuments, database?: TestDatabase): Promise<Api>;
	/** What a request of this asker carries to say who they are. */
	headers(who: Asker): Promise<Record<string, string>>;
	/** The answer to one question; `text` is what came over the wire. */
	ask(
		who: Asker,
		query: string,
		variables?: object,
		api?: Api,
	): Promise<Body & { text: string; status: number }>;
	/** Statements with the rights of the owner of all tables. */
	owner<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>;
	close(): Promise<void>;
}

export async function openCity(): Promise<City> {
	const database = {
		...(await openTestDatabase({ with: 'two-cities' })),
		authSecret: () => ({ secret: citySecret }),
	};
	await database.asOwner(async (client) => {
		await insertAskers(client);
		await client.query(crossing);
	});
	const log: LogEntry[] = [];
	const apis: Api[] = [];
	const tokens = new Map<string, Promise<string>>();
	let usual: Promise<Api> | undefined;

	const city: City = {
		database,
		log,
		async api(server = 'yoga', persisted = {}, behind = database) {
			const made = await createApi({
				database: behind,
				persisted,
				env: { ...wide, GRAPHQL_SERVER: server },
				log: (entry) => log.push(entry),
				// Policies are dropped on purpose here, and looks into tables counted.
				guardEveryMs: 3_600_000,
			});
			apis.push(made);
			return made;
		},
		async headers({ by, userId, unproved, stale }): Promise<Record<string, string>> {
			if (by === 'nobody') return {};
			if (by === 'session') {
				const token = `${unproved ? 'bare' : stale ? 'stale' : 'token'}-${userId}`;
				const signature = createHmac('sha256', citySecret).update(token).digest('base64');
				return {
					cookie: `seksama.session_token=${encodeURIComponent(`${token}.${signature}`)}`,
					origin: site,
					'x-graphql-yoga-csrf': '1',
				};
			}
			const key = `${userId} ${by}`;
			let token = tokens.get(key);
			if (!token) {
				const wanted = { email: `u${userId}@x.example`, name: 'x', scopes: [by], days: 1 };
				token = database.asOwner((client) => createToken(client, wanted));
				tokens.set(key, token);
			}
			return { authorization: `Bearer ${await token}` };
		},
		async ask(who, query, variables, api) {
			const request = new Request(`${site}/graphql`, {
				method: 'POST',
				headers: { 'content-type': 'application/json', ...(await city.headers(who)) },
				body: JSON.stringify({ query, variables }),
			});
			const answering = api ?? (await (usual ??= city.api()));
			const response = await answering.fetch(request, { address: '192.0.2.1', site });
			const text = await response.text();
			return { ...(JSON.parse(text) as Body), text, status: response.status };
		},
		owner: (text, values = []) =>
			database.asOwner(async (client) => (await client.query(text, values)).rows as never),
		async close() {
			for (const made of apis) await made.dispose();
			await database.close();
		},
	};
	// Every token is made before lists of tokens are compared.
	for (const who of everybody) if (!isBlocked(who)) await city.headers(who);
	return city;
}

/** Asks as several at once, as a server is asked. */
export async function eachOf(
	askers: readonly Asker[],
	work: (who: Asker) => Promise<void>,
): Promise<void> {
	const waiting = [...askers];
	const one = async () => {
		for (let who = waiting.shift(); who; who = waiting.shift()) await work(who);
	};
	await Promise.all([one(), one(), one(), one()]);
}
