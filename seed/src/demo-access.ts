import { hashPassword, symmetricEncrypt } from 'better-auth/crypto';
import type { ClientBase } from 'pg';

/** The password of every demo account; known to everybody, and refused where the database is not the demo's. */
export const demoPassword = 'seksama-demo';
/** What the authenticators of demo accounts share, in Base32. */
export const demoTotpSecret = 'JBSWY3DPEHPK3PXP';

/**
 * Lets the demo accounts sign in: the password for all of them, an authenticator for those whose role needs one.
 * `secret` is the key of sign-in that belongs to the database. Safe to repeat: with another key it renews the secrets.
 */
export async function insertDemoAccess(client: ClientBase, secret: string): Promise<void> {
	const [password, totp, backupCodes] = await Promise.all([
		hashPassword(demoPassword),
		symmetricEncrypt({ key: secret, data: `base32:${demoTotpSecret}` }),
		symmetricEncrypt({ key: secret, data: '[]' }),
	]);
	await client.query(
		`insert into app.account (user_id, provider_id, account_id, password)
		select id, 'credential', id::text, $1 from app.app_user where is_demo
		on conflict (provider_id, account_id) do update set password = excluded.password`,
		[password],
	);
	await client.query(
		`insert into app.two_factor (user_id, secret, backup_codes)
		select id, $1, $2 from app.app_user where is_demo and two_factor_enabled
		on conflict (user_id) do update set secret = excluded.secret, backup_codes = excluded.backup_codes`,
		[totp, backupCodes],
	);
}
