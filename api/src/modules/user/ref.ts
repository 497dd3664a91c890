import { enciphered } from '../../graph/enciphered.ts';
import type { Context } from '../../operation/context.ts';

/** What app.user_rows returns. */
export interface UserRow {
	id: number;
	name: string;
	email: string;
	regionCode: string | null;
	isExample: boolean;
	active: boolean;
	disabledAt: string | null;
	createdAt: string;
	secondFactor: boolean;
}

export const users = enciphered<UserRow>(
	'User',
	'app.user_rows',
	{ one: 'A user', many: 'users' },
	{ isNode: true },
);
export const UserRef = users.ref;

/** The number of the user whom a condition names: null where it names nobody, and 0, which is nobody's, for a wrong id. */
export function userNumber(id: string | number | null | undefined, { ids }: Context) {
	return id == null ? null : (ids.numberOf('User', id) ?? 0);
}
