import type { Context } from '../../operation/context.ts';
import { NotFoundError } from '../../operation/refusals.ts';
import { userById } from '../../vocabulary/people.ts';

/** The number of a user whom the viewer sees. Throws NotFoundError: hidden and missing answer alike. */
export async function userSeen(id: string | number, context: Context): Promise<number> {
	const number = context.ids.numberOf('User', id);
	if (number === undefined || !(await userById(context).load(number))) throw new NotFoundError();
	return number;
}
