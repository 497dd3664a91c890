// Passwords and codes that may be guesses: who is counted, and what becomes of it.
import { setTimeout } from 'node:timers/promises';
import { addressGroup } from './address-group.ts';
import { refuse, waitFirst } from './answers.ts';
import { takeCode } from './code-once.ts';
import { knownDevice } from './known-device.ts';
import type { Answered, Asked } from './asked.ts';
import { renewSession } from './renew-session.ts';
import { cookieNames, signedValue } from './session-cookie.ts';
import type { TryKey } from './tries.ts';
import { noteWrongCode, noteWrongPassword } from './wrong-tries.ts';

/** No account has a longer e-mail address: app.create_user. */
const longestEmail = 254;

/**
 * A wrong password is answered at whole steps of this time. What an account that exists takes longer, a few
 * milliseconds of the database, would else be told by the clock.
 */
const stepMs = 250;

/** Under which keys a password counts, and what is forgotten and what given back where it was right. */
interface Counted {
	forget: TryKey[];
	giveBack: TryKey[];
}

/**
 * A known device has a count of its own, which nobody else can fill; everybody else counts by address, by the account
 * from this address, and by the account from everywhere.
 */
async function countedAs(asked: Asked, email: string): Promise<Counted> {
	const device = await knownDevice(asked, email);
	if (device) return { forget: [['device', device]], giveBack: [] };
	const group = addressGroup(asked.address);
	return {
		forget: [['pair', `${email} ${group}`]],
		giveBack: [
			['account', email],
			['address', group],
		],
	};
}

export async function countPassword(asked: Asked): Promise<Response | undefined> {
	const { body, tries } = asked;
	const email = typeof body.email === 'string' ? body.email : '';
	if (email.length > longestEmail) return refuse(400, 'INVALID_EMAIL', 'Invalid email');
	asked.counted = await countedAs(asked, email);
	const wait = await tries.count(...asked.counted.forget, ...asked.counted.giveBack);
	return wait > 0 ? waitFirst(wait) : undefined;
}

export async function passwordAnswered(answered: Answered): Promise<void> {
	const { database, tries, body, counted, response, began } = answered;
	if (response.status === 401) {
		await noteWrongPassword(database, String(body.email));
		await setTimeout(stepMs - ((performance.now() - began) % stepMs));
	}
	if (!response.ok || !counted) return;
	await tries.forget(...counted.forget);
	await tries.giveBack(...counted.giveBack);
}

/** An address that begins sign-ins with the government leaves something behind for each. */
export async function countGovernment({ tries, address }: Asked): Promise<Response | undefined> {
	const wait = await tries.count(['government', addressGroup(address)]);
	return wait > 0 ? waitFirst(wait) : undefined;
}

/** Who comes back from the government and gets in was no try. */
export async function governmentAnswered({ tries, address, opened }: Answered): Promise<void> {
	if (opened) await tries.giveBack(['government', addressGroup(address)]);
}

/**
 * During a sign-in the library counts wrong codes of the account itself, which nobody reaches without the password; in
 * a session they are counted here. A known device owes nothing to its address.
 */
export async function countCode(asked: Asked): Promise<Response | undefined> {
	const { tries, live, body, address } = asked;
	// A device is never trusted to go without: the second factor is shown at every sign-in.
	delete body.trustDevice;
	delete body.disableSession;
	if (!live) asked.waiting = await userWhoWaits(asked);
	const { waiting } = asked;
	if (waiting && (await knownDevice(asked, waiting.userId))) return undefined;
	const giveBack: TryKey[] = [['address', addressGroup(address)]];
	const forget: TryKey[] = live ? [['code', String(live.userId)]] : [];
	asked.counted = { forget, giveBack };
	const wait = await tries.count(...giveBack, ...forget);
	return wait > 0 ? waitFirst(wait) : undefined;
}

/** A right code of an authenticator is taken once; the second time it is as wrong as any other. */
export async function totpAnswered(answered: Answered): Promise<Response | void> {
	const { database, secret, live, opened, response, body } = answered;
	const token = opened ?? live?.token;
	const code = typeof body.code === 'string' ? body.code : '';
	if (!response.ok || !token || (await takeCode(database, secret, token, code)))
		return codeAnswered(answered);
	if (opened) await database.auth.query('delete from app.session where token = $1', [opened]);
	return refuse(401, 'INVALID_CODE', 'This code was used before. Wait for the next one.');
}

/**
 * Notes in the session that the second factor was shown in it, and gives it another number: what somebody had of it
 * before the proof opens nothing after it.
 */
export async function codeAnswered(answered: Answered): Promise<Response | void> {
	const { tries, database, counted, waiting, response, opened, live } = answered;
	if (response.status === 429 && !response.headers.has('retry-after'))
		response.headers.set('retry-after', '900');
	if (response.status === 401 && waiting) await noteWrongCode(database, waiting.userId);
	if (!response.ok) return undefined;
	if (counted) {
		await tries.forget(...counted.forget);
		await tries.giveBack(...counted.giveBack);
	}
	if (!opened) return live && renewSession(answered, live);
	await database.auth.query('update app.session set second_factor_at = now() where token = $1', [
		opened,
	]);
	return undefined;
}

/** Whose sign-in waits for its second step in this browser; the library counts the wrong codes of each beside it. */
async function userWhoWaits({ database, cookies, site, secret }: Asked): Promise<Asked['waiting']> {
	const step = signedValue(cookies, cookieNames(site).step, secret);
	if (step === undefined) return undefined;
	const { rows } = await database.auth.query(
		'select identifier, value from app.verification where identifier in ($1, $2) and expires_at > now()',
		[step, `2fa-attempts-${step}`],
	);
	const found = rows as { identifier: string; value: string }[];
	const valueOf = (identifier: string) =>
		Number(found.find((row) => row.identifier === identifier)?.value);
	const userId = valueOf(step);
	return Number.isSafeInteger(userId)
		? { userId, slips: valueOf(`2fa-attempts-${step}`) || 0 }
		: undefined;
}
