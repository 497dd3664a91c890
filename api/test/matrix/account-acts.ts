import {
	changeUser,
	createSignInLink,
	createUser,
	endSessions,
	resetSecondFactor,
} from '../admin/desk.ts';
import { mutation } from '../mutation.ts';
import { accounts, inEachPlace, inRegion, made, missing, type Act } from './subjects.ts';

const name = 'Nama Uji';
const renamed = (id: string) => ({ id, name });
const helped = (id: string) => ({ user: id, reason: 'uji matriks izin' });
const newAgency = (code: string, city: string) => ({
	...{ code, city, name, nameEn: 'Trial', shortName: 'Uji' },
});
const newRegion = (code: string) => ({ code, name, source: 'Perda 1/2026', reason: 'uji matriks' });
const changedRegion = (code: string) => ({ code, name, reason: 'uji matriks' });

const inCity = inRegion('33.75');
const elsewhere = inRegion('33.76');
const nowhere = inRegion('33.99');

/** Agencies, regions, accounts, and looking as a role. In this order: a later one meets what one before it left. */
export const accountActs: Record<string, Act> = {
	createAgency: {
		verb: 'create',
		document: mutation('createAgency', 'agency { code name }'),
		subjects: () => [
			made('agency', 'CITY', inCity, newAgency('UJI', '33.75')),
			made('agency', 'ELSEWHERE', elsewhere, newAgency('UJI', '33.76')),
			made('agency', 'no city', nowhere, newAgency('UJI', '33.99'), { unusable: true }),
			made('agency', 'code taken', inCity, newAgency('DINDIK', '33.75'), { unusable: true }),
		],
		writes: ['agency', 'audit_log'],
	},
	changeAgency: {
		verb: 'change',
		document: mutation('changeAgency', 'agency { name }'),
		subjects: () => [
			...inEachPlace('agency', ({ agency }) => agency, renamed),
			...missing('Agency', renamed),
		],
		writes: ['agency', 'audit_log'],
	},
	createRegion: {
		verb: 'create',
		document: mutation('createRegion', 'region { code name source parent { code } }'),
		subjects: () => [
			made('region', 'in the CITY', inCity, newRegion('33.75.99')),
			made('region', 'ELSEWHERE', elsewhere, newRegion('33.76.99')),
			// The city itself lies in its province.
			made('region', 'the own city', inRegion('33'), newRegion('33.75'), { unusable: true }),
			made('region', 'no city around it', nowhere, newRegion('33.99.01'), { unusable: true }),
			made('region', 'code taken', inCity, newRegion('33.75.01'), { unusable: true }),
			made('region', 'code taken elsewhere', elsewhere, newRegion('33.76.01'), { unusable: true }),
		],
		writes: ['audit_log', 'region'],
	},
	changeRegion: {
		verb: 'change',
		document: mutation('changeRegion', 'region { name }'),
		subjects: () => [
			made('region', 'the own city', inCity, changedRegion('33.75')),
			made('region', 'in the CITY', inCity, changedRegion('33.75.01.1002')),
			made('region', 'ELSEWHERE', elsewhere, changedRegion('33.76.01')),
			made('region', 'the province', inRegion('33'), changedRegion('33')),
			...['33.75.99', '33.99', 'x'].map((code) =>
				made('', `missing ${code}`, inRegion(''), changedRegion(code), { missing: true }),
			),
		],
		writes: ['audit_log', 'region'],
	},
	createUser: {
		verb: 'create',
		document: createUser,
		subjects: () => {
			const account = (email: string, region: string) => ({ email, name, region });
			return [
				made('app_user', 'CITY', inCity, account('uji@x.example', '33.75')),
				made('app_user', 'ELSEWHERE', elsewhere, account('uji@x.example', '33.76')),
				made('app_user', 'no region', nowhere, account('uji@x.example', '33.99'), {
					unusable: true,
				}),
				// One address, one account in all cities: an admin learns that it is taken, and nobody else.
				made('app_user', 'taken', inCity, account('u123@x.example', '33.75'), { unusable: true }),
			];
		},
		writes: ['app_user', 'audit_log'],
	},
	changeUser: {
		verb: 'change',
		document: changeUser,
		subjects: (self) => accounts(self, 'app_user', renamed),
		writes: ['app_user', 'audit_log'],
	},
	endSessions: {
		verb: 'end',
		document: endSessions,
		subjects: (self) => accounts(self, 'session', helped),
		writes: ['audit_log', 'session'],
	},
	createSignInLink: {
		verb: 'create',
		document: createSignInLink,
		subjects: (self) => accounts(self, 'sign_in_link', helped),
		writes: ['audit_log', 'sign_in_link'],
	},
	resetSecondFactor: {
		verb: 'reset',
		document: resetSecondFactor,
		subjects: (self) => accounts(self, 'two_factor', helped),
		// The link that was made above ends too; the sessions ended above.
		writes: ['app_user', 'audit_log', 'sign_in_link'],
	},
	viewAsRole: {
		verb: 'call',
		document: mutation('viewAsRole', 'examples { seen }'),
		inSession: true,
		subjects: () => [made('view_as_role', 'AGENCY_HEAD', inCity, { role: 'AGENCY_HEAD' })],
		writes: ['audit_log'],
	},
};
