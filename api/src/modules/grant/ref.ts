import { type RoleName, roles } from '@seksama/schema/roles.ts';
import { enciphered } from '../../graph/enciphered.ts';
import { enumOf } from '../../graph/enum.ts';

/** Every role that can be given, as schema/roles.ts has it. */
export const Role = enumOf(
	'Role',
	'What a grant lets its holder do, on a region, an agency or a school.',
	Object.fromEntries(roles.map(({ role, meaning }) => [role, meaning])) as Record<RoleName, string>,
);

export const GrantState = enumOf('GrantState', 'How a grant stands today.', {
	HOLDS: 'It holds today (berlaku).',
	WAITING: 'It waits for the approval of a case supervisor (menunggu).',
	UPCOMING: 'Its first day is to come.',
	ENDED: 'Its last day is over.',
	WITHDRAWN: 'It was withdrawn (dicabut).',
});

export const grants = enciphered(
	'Grant',
	{ one: 'A grant', many: 'grants' },
	{
		userId: 'user',
		agencyId: null,
		scope: 'scope',
		placeName: 'placeName',
		awardYear: 'awardYear',
		validFrom: 'validFrom',
		validTo: 'validTo',
		state: 'state',
		reason: 'reason',
		givenAt: 'givenAt',
		givenById: 'givenBy',
		approvedAt: 'approvedAt',
		approvedById: 'approvedBy',
		withdrawnAt: 'withdrawnAt',
		withdrawnById: 'withdrawnBy',
		approvable: null,
		held: null,
	},
	{ isNode: true },
);
export const GrantRef = grants.ref;
