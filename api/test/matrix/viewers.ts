import { anonymous, type Viewer } from '@seksama/schema/operation.ts';
import type { TokenScope } from '@seksama/schema/token-scope.ts';
import type { TestDatabase } from '../../../schema/test/support/database.ts';
import { roles, type Role } from '../../../schema/test/support/two-cities.ts';

type Client = Parameters<Parameters<TestDatabase['asOwner']>[0]>[0];

/** A role that holds now, and on what: an agency, a school, or else a region. */
export interface Held {
	role: Role;
	agency?: number;
	school?: number;
	region?: string;
}

/** Somebody who asks. `holds` is what the matrix grants them: nothing for whoever reads what the public reads. */
export interface Asker {
	name: string;
	userId: number | null;
	by: 'nobody' | 'session' | TokenScope;
	holds: Held[];
	/** Their session lacks the second factor. */
	unproved?: boolean;
	/** The last proof of their session is over five minutes old. */
	stale?: boolean;
}

const city = '33.75';
const onAgency = new Set<Role>(['AGENCY_STAFF', 'AGENCY_HEAD', 'CASE_WORKER', 'CASE_SUPERVISOR']);
const caseRoles = new Set<Role>(['CASE_WORKER', 'CASE_SUPERVISOR']);

/** Where the users of two-cities.ts hold their role. */
function heldBy(role: Role): Held {
	if (onAgency.has(role)) return { role, agency: 1 };
	return role === 'SCHOOL_STAFF' ? { role, school: 3 } : { role, region: city };
}

const named = Object.entries(roles) as [Role, number | null][];

/** Every column of the matrix, in a session. */
export const byRole: Asker[] = named.map(([role, userId]) =>
	userId === null
		? { name: role, userId, by: 'nobody', holds: [] }
		: { name: role, userId, by: 'session', holds: [heldBy(role)] },
);

/** The same by a token, which carries every right of its owner but that on cases. */
const byToken: Asker[] = named.flatMap(([role, userId]) =>
	userId === null
		? []
		: [
				{
					name: `${role} by token`,
					userId,
					by: 'READ_OWN' as const,
					holds: caseRoles.has(role) ? [] : [heldBy(role)],
				},
			],
);

interface Grant extends Held {
	terms?: string;
}
const region33 = { role: 'AUDITOR', region: '33' } as const;
const overAll: Held[] = [region33, { role: 'ADMIN', region: '33' }];
const special: { asker: Asker; grants: Grant[]; disabled?: boolean }[] = [
	special_('a grant that is over', 161, [{ ...region33, terms: 'valid_to = app.today() - 1' }]),
	special_('a grant that begins tomorrow', 162, [
		{ ...region33, terms: 'valid_from = app.today() + 1' },
	]),
	special_('a grant that was withdrawn', 163, [{ ...region33, terms: 'withdrawn_at = now()' }]),
	{ ...special_('a blocked user', 164, [{ ...region33, terms: '' }]), disabled: true },
	special_('several grants at once', 165, [
		{ role: 'AGENCY_STAFF', agency: 2 },
		{ role: 'EVALUATOR', region: '33.76' },
		{ role: 'SCHOOL_STAFF', school: 3 },
	]),
	special_('a head of another agency', 167, [{ role: 'AGENCY_HEAD', agency: 2 }]),
	special_('staff of an agency elsewhere', 168, [{ role: 'AGENCY_STAFF', agency: 901 }]),
	special_('a case role that waits', 169, [
		{ role: 'CASE_SUPERVISOR', agency: 1, terms: 'pending = true' },
	]),
];

function special_(name: string, userId: number, grants: Grant[]) {
	const holds = grants.filter(({ terms }) => terms === undefined);
	return { asker: { name, userId, by: 'session', holds } satisfies Asker, grants };
}

/** Sees every row that anybody may see: the control of every cell. */
export const allSeeing: Asker = {
	name: 'an auditor and admin of the province',
	userId: 166,
	by: 'session',
	holds: overAll,
};

/** Rights that are cut or put together in some other way than one grant in a session. */
export const byOtherRights: Asker[] = [
	...special.map(({ asker }) => asker),
	{
		...allSeeing,
		name: 'an auditor and admin without the second factor',
		holds: [],
		unproved: true,
	},
	{
		...allSeeing,
		name: 'an auditor and admin by a token for public data',
		by: 'READ_PUBLIC',
		holds: [],
	},
	{ ...allSeeing, name: 'an auditor and admin by a token that writes', by: 'WRITE_OWN' },
	{ ...special[4]!.asker, name: 'several grants by token', by: 'READ_OWN' },
];

export const everybody: Asker[] = [...byRole, ...byToken, ...byOtherRights];

/** Whether they are blocked, so that their sessions are nobody's. */
export function isBlocked({ userId }: Asker): boolean {
	return special.some(({ asker, disabled }) => disabled && asker.userId === userId);
}

/** The asker as the database is told of them. */
export function viewerOf(who: Asker): Viewer {
	if (who.by === 'nobody' || isBlocked(who)) return anonymous();
	const asked = { ...anonymous(), userId: who.userId };
	if (who.by !== 'session') return { ...asked, via: 'token', scopes: [who.by] };
	return { ...asked, secondFactor: !who.unproved, provedAt: new Date() };
}

/** The users of the special cases, their grants, and a session for everybody: `token-<user>`, or `bare-<user>`. */
export async function insertAskers(client: Client): Promise<void> {
	const users = [...special, { asker: allSeeing, grants: overAll as Grant[] }];
	for (const { asker, grants } of users) {
		await client.query('insert into app_user (id, email, name) values ($1, $2, $3)', [
			asker.userId,
			`u${asker.userId}@x.example`,
			asker.name,
		]);
		for (const { role, region, agency, school, terms } of grants) {
			const { rows } = await client.query<{ id: number }>(
				`insert into user_grant (user_id, role, region_code, agency_id, school_id, valid_from)
				values ($1, $2, $3, $4, $5, '2024-01-01') returning id`,
				[asker.userId, role, region, agency, school],
			);
			if (terms) await client.query(`update user_grant set ${terms} where id = ${rows[0]?.id}`);
		}
	}
	await client.query(`
		insert into session (user_id, token, expires_at) select u.id, 'token-' || u.id, now() + interval '20 minutes'
			from app_user u where u.id between 101 and 199
				and not exists (select from session s where s.user_id = u.id);
		update session set second_factor_at = now();
		insert into session (user_id, token, expires_at) select u.id, 'bare-' || u.id, now() + interval '20 minutes'
			from app_user u where u.id between 101 and 199;
		update app_user set two_factor_enabled = true where id between 101 and 199;
		update app_user set disabled_at = now() where id = any(array[${special
			.filter(({ disabled }) => disabled)
			.map(({ asker }) => asker.userId)
			.join()}])`);
}
