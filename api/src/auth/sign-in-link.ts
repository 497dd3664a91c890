import { hashPassword } from 'better-auth/crypto';
import { addressGroup } from './address-group.ts';
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

interface Holder {
	name: string;
	email: string;
}

/** Whose link it is, while it works. Looking at it does not use it up. */
export async function checkSignInLink(asked: Asked): Promise<Response> {
	const holder = await holderOf(asked);
	return holder ? answerOnce(holder) : noLink(asked);
}

/**
 * Sets the password that the link allows, and ends every session of its user. Signing in is the next step, with the
 * second factor where there is one: the link does not replace it.
 */
export async function useSignInLink(asked: Asked): Promise<Response> {
	const { body, database, tries, address } = asked;
	const password = textOf(body.password);
	const refusal = passwordRefusal(password);
	if (refusal) return refusal;
	// Asked before hashing, which is slow on purpose: a made-up link costs nothing.
	if (!(await holderOf(asked))) return noLink(asked);
	const { rows } = await database.auth.query('select app.use_sign_in_link($1, $2) as email', [
		linkHash(textOf(body.code)),
		await hashPassword(password),
	]);
	const email = (rows as { email: string | null }[])[0]?.email;
	if (!email) return linkIsOver();
	await tries.forget(['account', email], ['pair', `${email} ${addressGroup(address)}`]);
	// The sign-in that comes next is theirs, whatever strangers do with the account meanwhile.
	return rememberDevice(asked, email, answerOnce({ email }));
}

async function holderOf({ database, body }: Asked): Promise<Holder | undefined> {
	const { rows } = await database.auth.query('select name, email from app.linked_user($1)', [
		linkHash(textOf(body.code)),
	]);
	return (rows as Holder[])[0];
}
