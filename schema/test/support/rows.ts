import { register, ruled } from '../../resources.ts';
import { exampleNumber } from './examples.ts';
import type { Line } from './matrix.ts';
import { places, roles, statuses, type Place, type Role } from './two-cities.ts';

/** The condition that finds the row which a line of the matrix is about, for one viewer. */
export function rowOf(line: Pick<Line, 'table' | 'state' | 'whose'>, role: Role): string {
	const self = roles[role] ?? 101;
	const place = places[line.whose as Place] ?? places.OWN;
	return (conditions[line.table] ?? byExample)({ ...line, self, place });
}

interface Ask {
	table: string;
	state: string;
	whose: string;
	self: number;
	place: (typeof places)[Place];
}

const byState = { ADOPTED: 0, DRAFT: 1 } as Record<string, number>;

/** Users: oneself, or the colleague that a state is about (see two-cities.ts). */
function user({ whose, state, self, place }: Ask): number {
	const offset = { CASE: 10, WAITING: 20, WITHDRAWN: 30 }[state] ?? 0;
	return whose === 'SELF' ? self : place.user + offset;
}

const conditions: Record<string, (ask: Ask) => string> = {
	region: () => "code = '33.75'",
	rule_pack: () => "kind = 'BAND'",
	requirement: () => "code = 'DECREE'",
	agency: ({ place }) => `id = ${place.agency}`,
	indicator: ({ place, state }) => `id = ${place.indicator + (byState[state] ?? 0)}`,
	indicator_definition: ({ place, state }) => `id = ${place.indicator + (byState[state] ?? 0)}`,
	target: ({ place, state }) => `id = ${place.indicator + (byState[state] ?? 0)}`,
	achievement: ({ place, state }) => `id = ${place.indicator + statuses.indexOf(state as never)}`,
	achievement_version: ({ place, state }) =>
		`achievement_id = ${place.indicator + 5} and version = ${statuses.indexOf(state as never) + 1}`,
	publication: ({ place, state }) => `id = ${place.indicator + (state === 'SUPERSEDED' ? 1 : 2)}`,
	agency_score: ({ place }) => `agency_id = ${place.agency} and (year, quarter) = (2025, 1)`,
	city_score: ({ place }) => `city_code = '${place.city}' and (year, quarter) = (2025, 1)`,
	city_glance: ({ place }) => `city_code = '${place.city}' and (year, quarter) = (2025, 1)`,
	school: ({ place }) => `id = ${place.school}`,
	school_requirement: ({ place }) => `school_id = ${place.school} and code = 'DECREE'`,
	school_activity: ({ place }) => `school_id = ${place.school} and code = 'WORKING_GROUP'`,
	school_standing: ({ place }) => `school_id = ${place.school} and holds_until > now()`,
	app_user: (ask) => `id = ${user(ask)}`,
	user_grant: (ask) => `id = ${user(ask) + 1000}`,
	api_token: (ask) => `id = ${user(ask) + 1000}`,
	session: (ask) => `id = ${user(ask) + 1000}`,
	audit_log: (ask) =>
		`seq = ${ask.whose === 'SELF' ? 900_000 + ask.self : ask.whose === 'PROGRAM' ? 960_000 : 950_000 + user(ask)}`,
	account: () => 'id = 9000',
	two_factor: () => 'id = 9000',
	verification: () => 'id = 9000',
	rate_limit: () => "key = '\\x01'",
	wrong_try: () => 'user_id = 109',
	invitation: () => 'id = 9000',
	sign_in_link: () => 'id = 9000',
	act_key: () => 'user_id = 109',
	audit_chain: () => 'only_one',
	audit_pending: () => 'id = 1000000',
	seed_run: () => "profile = 'demo'",
	migration: () => "name = 'laid'",
	access_rule: () => "code = 'region_public'",
	access_kind: () => "(kind, verb) = ('REGION', 'READ')",
};

/** The row that two-cities.ts made by the example of its noun. */
function byExample({ table, state, place }: Ask): string {
	const one = ruled.find((line) => line.table === table);
	if (!one)
		throw new Error(
			`Say in schema/test/support/rows.ts which row of ${table} the matrix is about.`,
		);
	return `${one.key[0]} = ${exampleNumber(one, state, place)}`;
}

/** Tables of the matrix, without the functions that it also names. */
export function isTable(table: string): boolean {
	return register.some((one) => one.table === table);
}
