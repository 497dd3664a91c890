import type { Database } from '@seksama/schema/connect.ts';
import { hashPassword } from 'better-auth/crypto';
import { randomBytes } from 'node:crypto';
import { refuse } from './answers.ts';
import { cleanName } from './clean-name.ts';
import { rememberDevice } from './known-device.ts';
import {
	answerOnce,
	linkHash,
	linkIsOver,
	noLink,
	passwordRefusal,
	textOf,
} from './one-time-link.ts';
import type { Asked } from './asked.ts';

/**
 * The path of a link that works once, for 24 hours, and lets its finder become the admin of the city. Undefined where
 * there is an admin already, or nothing of the city yet. Links printed before no longer work.
 */
export async function firstAdminPath(
	database: Database,
	city: string,
): Promise<string | undefined> {
	const code = randomBytes(24).toString('base64url');
	const invited = await database.asOwner(async (client) => {
		const { rows } = await client.query<{ invited: boolean }>(
			'select app.invite_first_admin($1, $2) as invited',
			[linkHash(code), city],
		);
		return rows[0]?.invited ?? false;
	});
	return invited ? `/masuk/admin-pertama?kode=${code}` : undefined;
}

/** Whether a link still works. */
export async function checkFirstAdmin(asked: Asked): Promise<Response> {
	const region = await invitedRegion(asked);
	return region === null ? noLink(asked) : answerOnce({ region });
}

/** Makes the admin that the link promises. Signing in is the next step, and the second factor the one after. */
export async function makeFirstAdmin(asked: Asked): Promise<Response> {
	const { body, database } = asked;
	const name = await cleanName(asked, textOf(body.name));
	if (name instanceof Response) return name;
	const [email, password] = [textOf(body.email).trim(), textOf(body.password)];
	// As app.create_user asks: whoever has another one could not sign in by it.
	if (email.length > 200 || !/^[!-?A-~]+@[!-?A-~]+\.[!-?A-~]+$/.test(email))
		return refuse(400, 'INVALID_EMAIL', 'The e-mail address is not one.');
	const refusal = passwordRefusal(password);
	if (refusal) return refusal;
	if ((await invitedRegion(asked)) === null) return noLink(asked);
	try {
		const { rows } = await database.auth.query(
			'select app.make_first_admin($1, $2, $3, $4) as id',
			[linkHash(textOf(body.code)), name, email, await hashPassword(password)],
		);
		if ((rows as { id: number | null }[])[0]?.id == null) return linkIsOver();
	} catch (error) {
		if ((error as { code?: string }).code === '23505')
			return refuse(409, 'EMAIL_TAKEN', 'Somebody has an account with this e-mail address.');
		throw error;
	}
	return rememberDevice(asked, email, answerOnce({ status: true }));
}

async function invitedRegion({ database, body }: Asked): Promise<string | null> {
	const { rows } = await database.auth.query('select app.invited_region($1) as region', [
		linkHash(textOf(body.code)),
	]);
	return (rows as { region: string | null }[])[0]?.region ?? null;
}
