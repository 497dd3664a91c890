import { refuse, waitFirst } from './answers.ts';
import type { Answered, Asked, Guarded } from './asked.ts';
import { cleanName } from './clean-name.ts';
import { checkFirstAdmin, makeFirstAdmin } from './first-admin.ts';
import {
	codeAnswered,
	countCode,
	countGovernment,
	countPassword,
	governmentAnswered,
	passwordAnswered,
	totpAnswered,
} from './guesses.ts';
import { isFresh } from './session.ts';
import { checkSignInLink, useSignInLink } from './sign-in-link.ts';
import { readWrongTries } from './wrong-tries.ts';

/**
 * What of the library can be reached, and what is asked first. Whatever is not in this list does not exist: signing
 * oneself up, changing an e-mail address, reading a secret again.
 */
export const guardedPaths: Record<string, Guarded | undefined> = {
	'/sign-in/email': {
		method: 'POST',
		signsIn: true,
		before: countPassword,
		after: passwordAnswered,
	},
	'/sign-in/social': { method: 'POST', before: countGovernment },
	'/callback': { method: 'GET', signsIn: true, after: governmentAnswered },
	'/get-session': { method: 'GET' },
	'/wrong-tries': { method: 'GET', answer: readWrongTries },
	'/sign-out': { method: 'POST' },
	'/revoke-sessions': { method: 'POST' },
	'/revoke-other-sessions': { method: 'POST' },
	'/sessions/end': { method: 'POST', answer: endSession },
	'/change-password': { method: 'POST', before: beforePassword, after: keepSecondFactor },
	'/update-user': { method: 'POST', before: onlyName },
	'/two-factor/enable': { method: 'POST', before: beforeSetUp, after: provedInSession },
	'/two-factor/verify-totp': { method: 'POST', before: countCode, after: totpAnswered },
	'/two-factor/verify-backup-code': { method: 'POST', before: countCode, after: codeAnswered },
	'/two-factor/generate-backup-codes': {
		method: 'POST',
		before: withFreshFactor,
		after: provedInSession,
	},
	'/two-factor/disable': { method: 'POST', before: withFreshFactor, after: provedInSession },
	'/first-admin/check': { method: 'POST', answer: checkFirstAdmin },
	'/first-admin/make': { method: 'POST', answer: makeFirstAdmin },
	'/link/check': { method: 'POST', answer: checkSignInLink },
	'/link/use': { method: 'POST', answer: useSignInLink },
};

/** A new authenticator asks for the password, or for a fresh sign-in where there is none. */
async function beforeSetUp(asked: Asked): Promise<Response | undefined> {
	if (!asked.live) return signInFirst();
	if (await isDemoAccount(asked)) return demoStays();
	delete asked.body.method;
	delete asked.body.issuer;
	const wait = await asked.tries.count(['code', String(asked.live.userId)]);
	if (wait > 0) return waitFirst(wait);
	if (!asked.body.password && !isFresh(asked.live)) return proveAgain();
	return undefined;
}

async function withFreshFactor(asked: Asked): Promise<Response | undefined> {
	if (!asked.live) return signInFirst();
	if (await isDemoAccount(asked)) return demoStays();
	const wait = await asked.tries.count(['code', String(asked.live.userId)]);
	if (wait > 0) return waitFirst(wait);
	return asked.live.secondFactor && isFresh(asked.live) ? undefined : proveAgain();
}

async function beforePassword(asked: Asked): Promise<Response | undefined> {
	if (!asked.live) return signInFirst();
	if (await isDemoAccount(asked)) return demoStays();
	const wait = await asked.tries.count(['code', String(asked.live.userId)]);
	if (wait > 0) return waitFirst(wait);
	// Whoever knew the old one is out.
	asked.body.revokeOtherSessions = true;
	return undefined;
}

/** The session that follows a changed password was proved as well as the one before it. */
async function keepSecondFactor({
	database,
	tries,
	live,
	opened,
	response,
}: Answered): Promise<void> {
	if (!response.ok || !live) return;
	await tries.forget(['code', String(live.userId)]);
	if (live.secondFactor && opened)
		await database.auth.query('update app.session set second_factor_at = $2 where token = $1', [
			opened,
			live.provedAt,
		]);
}

/** What counted as a try in the session was none. */
async function provedInSession({ tries, live, response }: Answered): Promise<void> {
	if (response.ok && live) await tries.forget(['code', String(live.userId)]);
}

async function onlyName(asked: Asked): Promise<Response | undefined> {
	const { live, body } = asked;
	if (!live) return signInFirst();
	const name = await cleanName(asked, typeof body.name === 'string' ? body.name : '');
	if (name instanceof Response) return name;
	for (const key of Object.keys(body)) delete body[key];
	body.name = name;
	return undefined;
}

/** Ends one session of the viewer by its id. One that is not theirs answers like one that is gone. */
async function endSession({ database, ids, live, body }: Asked): Promise<Response> {
	if (!live) return signInFirst();
	const { rowCount } = await database.auth.query(
		'delete from app.session where id = $1 and user_id = $2',
		[typeof body.id === 'string' ? (ids.numberOf('Session', body.id) ?? 0) : 0, live.userId],
	);
	return rowCount
		? Response.json({ status: true })
		: refuse(404, 'NOT_FOUND', 'There is no such session.');
}

async function isDemoAccount({ database, live }: Asked): Promise<boolean> {
	const { rows } = await database.auth.query('select is_demo from app.app_user where id = $1', [
		live?.userId ?? 0,
	]);
	return (rows as { is_demo: boolean }[])[0]?.is_demo === true;
}

function signInFirst(): Response {
	return refuse(401, 'UNAUTHENTICATED', 'Sign in first.');
}

function proveAgain(): Response {
	return refuse(
		403,
		'STEP_UP_REQUIRED',
		'Sign in again, or show the second factor: the last time is over 5 minutes ago.',
	);
}

function demoStays(): Response {
	return refuse(403, 'DEMO_ACCOUNT', 'Accounts of the demo stay as they are.');
}
