import type { Database } from '@seksama/schema/connect.ts';
import { base32 } from '@better-auth/utils/base32';
import { createOTP } from '@better-auth/utils/otp';
import { symmetricDecrypt } from 'better-auth/crypto';

const stepMs = 30_000;

/**
 * Takes a code of an authenticator that the library has just found right, once: RFC 6238 forbids to accept it again
 * while its window lasts. False where it, or one of a later step, was taken before; two at once, and one of them gets
 * false. Accounts of the demo share one authenticator with everybody who looks around, so theirs are not counted.
 */
export async function takeCode(
	{ auth }: Pick<Database, 'auth'>,
	secret: string,
	token: string,
	code: string,
): Promise<boolean> {
	const { rows } = await auth.query(
		`select f.user_id, f.secret, u.is_demo from app.session s join app.two_factor f using (user_id)
		join app.app_user u on u.id = s.user_id where s.token = $1`,
		[token],
	);
	const [found] = rows as { user_id: number; secret: string; is_demo: boolean }[];
	if (!found || found.is_demo) return found !== undefined;
	const kept = await symmetricDecrypt({ key: secret, data: found.secret });
	const step = await stepOf(kept, code);
	if (step === undefined) return false;
	const { rowCount } = await auth.query(
		'update app.two_factor set last_step = $2 where user_id = $1 and coalesce(last_step, 0) < $2',
		[found.user_id, step],
	);
	return rowCount === 1;
}

/** Which of the steps that the library accepts has this code; the newest where several do. */
async function stepOf(kept: string, code: string): Promise<number | undefined> {
	const now = Math.floor(Date.now() / stepMs);
	const key = kept.startsWith('base32:') ? base32.decode(kept.slice(7)) : kept;
	for (const step of [now + 1, now, now - 1])
		if ((await createOTP(key as string).hotp(step)) === code) return step;
	return undefined;
}
