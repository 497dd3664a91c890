import { enciphered } from '../../graph/enciphered.ts';
import type { Context } from '../../operation/context.ts';

export const users = enciphered(
	'User',
	{ one: 'A user', many: 'users' },
	{
		name: 'name',
		email: 'email',
		sortName: null,
		regionCode: 'region',
		isExample: 'isExample',
		active: 'active',
		disabledAt: 'disabledAt',
		createdAt: 'createdAt',
		secondFactor: 'secondFactor',
	},
	{ isNode: true },
);
export const UserRef = users.ref;

/** The number of the user whom a condition names: null where it names nobody, and 0, which is nobody's, for a wrong id. */
export function userNumber(id: string | number | null | undefined, { ids }: Context) {
	return id == null ? null : (ids.numberOf('User', id) ?? 0);
}
