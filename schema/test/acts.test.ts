import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from './support/database.ts';
import { attempt, viewer } from './support/as-viewer.ts';
import { readMatrix, type Line } from './support/matrix.ts';
import { places, roles, statuses, type Place, type Role } from './support/two-cities.ts';

let database: TestDatabase;
beforeAll(async () => {
	database = await openTestDatabase({ with: 'two-cities' });
	// Somebody without any grant, to give one to; and a supervisor for the unit that has none.
	// In each place an agency that ended, and one that could go on from it.
	await database.asOwner((client) =>
		client.query(`insert into agency (id, city_code, code, name, name_en, short_name, valid_from, valid_to)
				select a.id + 500, a.city_code, 'BARU-' || a.id, 'x', 'x', 'x', date '2025-01-01', null
				from agency a where a.id in (1, 2, 901)
				union all select a.id + 600, a.city_code, 'LAMA-' || a.id, 'x', 'x', 'x', date '2017-01-01', date '2024-12-31'
				from agency a where a.id in (1, 2, 901);
			insert into app_user (id, email, name) values (200, 'new@x.example', 'x'), (201, 's@x.example', 'x');
			insert into user_grant (user_id, role, agency_id) values (201, 'CASE_SUPERVISOR', 2);
			update app_user set two_factor_enabled = true where id between 101 and 199;
			-- What waits is of periods that are over and still open, and nothing is under way of what is published.
			delete from achievement where corrects_id is not null;
			update achievement set year = year - 12, version = case status when 'PUBLISHED' then 6 else 1 end;
			update indicator_definition set valid_from_year = 2017;
			update publication set year = year - 12;
			update rule_pack set body = jsonb_set(body, '{quarter,lock_days}', '9000') where kind = 'CALENDAR'`),
	);
});
afterAll(() => database.close());

const direct = new Set(['read', 'insert', 'update', 'delete']);
const calls = readMatrix().filter(({ verbs }) => !direct.has(verbs[0] ?? ''));
const everyRole = Object.keys(roles) as Role[];

/** The call that does what the line is about; for SELF it is the viewer's own row. */
function call(line: Line, role: Role): string {
	const place = places[line.whose as Place] ?? places.OWN;
	const self = roles[role] ?? 101;
	const offset = { CASE: 10, WAITING: 20 }[line.state] ?? 0;
	const user = line.whose === 'SELF' ? self : place.user + offset;
	const kind = line.state === 'CASE' ? 'CASE_WORKER' : 'AGENCY_STAFF';
	const holder = line.whose === 'SELF' ? `u${self}@x.example` : 'new@x.example';
	const entry = place.indicator + Math.max(statuses.indexOf(line.state as never), 0);
	const step = (verb: string) =>
		`select app.step_achievement(${entry}, 1, '${verb}', 'uji matriks')`;
	const calls: Record<string, Record<string, string>> = {
		achievement: {
			create: `select app.record_achievement(${place.indicator}, 2021, 1, 5, null, null, null)`,
			record: `select app.record_achievement(a.indicator_id, a.year, a.quarter, 5, null, null, null,
				${line.state === 'PUBLISHED' ? 6 : 1}, 'salah ketik')
				from (values (${entry}, ${place.indicator}, 2018 + (${entry} - ${place.indicator} + 1) / 4,
					(${entry} - ${place.indicator} + 1) % 4 + 1)) as a(id, indicator_id, year, quarter)`,
			submit: step('SUBMIT'),
			withdraw: step('WITHDRAW'),
			approve: step('APPROVE'),
			return: step('RETURN'),
			verify: step('VERIFY'),
			correct: `select app.correct_achievement(${entry}, ${line.state === 'PUBLISHED' ? 6 : 1}, 7, null, null, 'salah ketik')`,
			publish: `select app.publish_period('${place.city}', 2019, 2, ${place.agency})`,
		},
		region: {
			create: `select app.create_region('${place.city}.99', 'Baru', 'Perda 1/2026', 'pemekaran')`,
			change: `select app.change_region('${place.city}.01', 'Baru', null, 'salah tulis')`,
		},
		agency: {
			create: `select app.create_agency('${place.city}', 'BARU', 'x', 'x', 'x')`,
			change: `select app.change_agency(${place.agency}, 'Nama baru')`,
		},
		agency_succession: {
			create: `select app.create_succession(${place.agency + 500}, ${place.agency + 600}, '2025-01-01', 'Perwali 1/2025')`,
			withdraw: `select app.withdraw_succession(${place.indicator}, 'salah catat')`,
		},
		app_user: {
			create: `select app.create_user('another@x.example', 'x', '${place.city}')`,
			change: `select app.change_user(${user}, 'Nama baru')`,
		},
		user_grant: {
			give: `select app.give_grant('${holder}', '${kind}', in_agency => ${place.agency})`,
			approve: `select app.approve_grant(${user + 1000})`,
			withdraw: `select app.withdraw_grant(${user + 1000}, 'pindah tugas')`,
		},
		api_token: {
			create: `select app.create_token('x', '{READ_OWN}', app.today() + 1, 'sks_abcd', sha256('new'))`,
			revoke: `select from (select app.revoke_token(${user + 1000}) as done) t where done`,
		},
		two_factor: { reset: `select app.reset_second_factor(${user}, 'ponsel hilang')` },
		session: { end: `select app.end_sessions(${user}, 'perangkat hilang')` },
		sign_in_link: {
			create: `select app.create_sign_in_link(${user}, sha256('a link'), 'lupa kata sandi')`,
		},
		publish_achievements: { call: "select app.publish_achievements('{}', now())" },
		refresh_scores: { call: "select app.refresh_scores('33.75', 2025, 1)" },
		audit_break: { call: 'select app.audit_break()' },
		view_as_role: { call: "select app.view_as_role('EVALUATOR', '33.75', false, true)" },
	};
	const found = calls[line.table]?.[line.verbs[0]!];
	if (!found)
		throw new Error(
			`Say in schema/test/acts.test.ts how ${line.verbs[0]} of ${line.table} is called.`,
		);
	return found;
}

test.each(calls)(
	'$resource $whose: $verbs is done by exactly those whom the matrix names',
	async (line) => {
		const wrong: string[] = [];
		for (const role of everyRole) {
			const got = await attempt(database, viewer(role), call(line, role));
			const right = line.may[role]
				? got === 1
				: // Whoever may take the step from another state is told that it is not as it was.
					got === '42501' || got === 'SK409' || (line.verbs[0] === 'revoke' && got === 0);
			if (!right) wrong.push(`${role}: ${got}`);
		}
		expect(wrong).toEqual([]);
	},
);

test.each(calls.filter(({ verbs }) => verbs[0] !== 'call'))(
	'$resource $whose: $verbs is done by no token that only reads',
	async (line) => {
		const done: string[] = [];
		for (const role of everyRole)
			for (const scopes of [['READ_PUBLIC'], ['READ_PUBLIC', 'READ_OWN']] as const) {
				const got = await attempt(
					database,
					viewer(role, { via: 'token', scopes }),
					call(line, role),
				);
				if (got !== '42501') done.push(`${role} ${scopes.join()}: ${got}`);
			}
		expect(done).toEqual([]);
	},
);
