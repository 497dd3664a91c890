import { approveGrant, giveGrant, withdrawGrant } from '../admin/desk.ts';
import { mutation } from '../mutation.ts';
import {
	inAgency,
	inEachPlace,
	inRegion,
	made,
	missing,
	rowOf,
	type Act,
	type Subject,
} from './subjects.ts';
import { globalId } from './types.ts';

const itself = (id: string) => id;
const withdrawn = (id: string) => ({ id, reason: 'uji matriks izin' });

/** A role for a user on what a scope names. */
function toUser(
	user: number,
	name: string,
	place: Subject['place'],
	role: string,
	scope: string,
): Subject {
	const resource = role.startsWith('CASE') ? 'user_grant:CASE' : 'user_grant';
	const input = { user: globalId('User', user), role, scope };
	return { name, resource, place, input, user, row: ['app_user', user] };
}

/** Roles and tokens. */
export const grantActs: Record<string, Act> = {
	giveGrant: {
		verb: 'give',
		document: giveGrant,
		unseen: 'InvalidInputError',
		subjects: (self) => [
			toUser(121, 'OWN', inAgency(1), 'AGENCY_HEAD', 'agency:DINDIK'),
			toUser(121, 'CITY', inAgency(2), 'AGENCY_HEAD', 'agency:DINKES'),
			toUser(121, 'ELSEWHERE', inRegion('33.76'), 'EVALUATOR', 'region:33.76'),
			toUser(121, 'the province', inRegion('33'), 'EVALUATOR', 'region:33'),
			toUser(121, 'a case role, OWN', inAgency(1), 'CASE_WORKER', 'agency:DINDIK'),
			toUser(121, 'a case role, CITY', inAgency(2), 'CASE_WORKER', 'agency:DINKES'),
			toUser(123, 'to somebody elsewhere', inAgency(1), 'AGENCY_HEAD', 'agency:DINDIK'),
			toUser(self.user, 'to themselves', inRegion('33.75'), 'EVALUATOR', 'region:33.75'),
			...missing('User', (id) => ({ user: id, role: 'EVALUATOR', scope: 'region:33.75' })),
		],
		writes: ['audit_log', 'user_grant'],
	},
	approveGrant: {
		verb: 'approve',
		document: approveGrant,
		subjects: () => {
			const waiting = (number: number, resource: string, rest: Partial<Subject>) =>
				rowOf(['user_grant', number], itself, {
					...{ name: `grant ${number}`, resource, place: inAgency(1) },
					...rest,
				});
			return [
				...inEachPlace('user_grant:WAITING', (at) => at.user + 1020, itself),
				waiting(2173, 'user_grant:UNSERVED', { place: inAgency(904) }),
				waiting(2174, 'user_grant:WAITING', { giver: 108 }),
				waiting(2108, 'user_grant:WAITING', { user: 108 }),
				...inEachPlace('user_grant:CASE', (at) => at.user + 1010, itself, {
					past: 'ConflictError',
				}),
				...missing('Grant', itself),
			];
		},
		writes: ['audit_log', 'user_grant'],
	},
	withdrawGrant: {
		verb: 'withdraw',
		document: withdrawGrant,
		subjects: (self) => [
			...inEachPlace('user_grant', (at) => at.user + 1000, withdrawn),
			...inEachPlace('user_grant:CASE', (at) => at.user + 1010, withdrawn),
			...inEachPlace('user_grant:WAITING', (at) => at.user + 1020, withdrawn),
			...inEachPlace('user_grant:WITHDRAWN', (at) => at.user + 1030, withdrawn, {
				past: 'ConflictError',
			}),
			rowOf(['user_grant', self.grant], withdrawn, {
				...{ name: 'their own', resource: 'user_grant', place: inAgency(1), user: self.user },
				...(self.withdrawn && { past: 'ConflictError' }),
			}),
			...missing('Grant', withdrawn),
		],
		writes: ['audit_log', 'session', 'user_grant'],
	},
	createToken: {
		verb: 'create',
		document: mutation('createToken', 'id'),
		inSession: true,
		light: true,
		subjects: (self) => {
			const expiresOn = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
			const input = { name: 'uji', scopes: ['READ_OWN'], expiresOn };
			return [made('api_token', 'for themselves', inRegion('33.75'), input, { user: self.user })];
		},
		writes: ['api_token', 'audit_log'],
	},
	revokeToken: {
		verb: 'revoke',
		document: mutation('revokeToken', 'id'),
		refused: 'NotFoundError',
		inSession: true,
		light: true,
		subjects: (self) => {
			const own = (number: number, label: string, more: Partial<Subject> = {}) =>
				rowOf(['api_token', number], itself, {
					...{ name: label, resource: 'api_token', place: inAgency(1), user: self.user },
					...more,
				});
			return [
				...inEachPlace('api_token', (at) => at.user + 1000, itself),
				rowOf(['api_token', 3175], itself, {
					...{ name: 'of an account without a role', resource: 'api_token' },
					place: inRegion('33.75'),
				}),
				own(self.user + 3000, 'their own'),
				own(self.user + 4000, 'their own, revoked before', { past: 'NotFoundError' }),
				...missing('Token', itself),
			];
		},
		writes: ['api_token', 'audit_log'],
	},
};
