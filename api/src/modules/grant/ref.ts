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

/** What app.grant_rows returns. */
export interface GrantRow {
	id: number;
	userId: number;
	role: string;
	scope: string;
	placeName: string;
	awardYear: number | null;
	validFrom: string;
	validTo: string | null;
	state: 'HOLDS' | 'WAITING' | 'UPCOMING' | 'ENDED' | 'WITHDRAWN';
	reason: string | null;
	givenAt: string;
	givenById: number | null;
	approvedAt: string | null;
	approvedById: number | null;
	withdrawnAt: string | null;
	withdrawnById: number | null;
}

export const grants = enciphered<GrantRow>(
	'Grant',
	'app.grant_rows',
	{ one: 'A grant', many: 'grants' },
	{ isNode: true },
);
export const GrantRef = grants.ref;
