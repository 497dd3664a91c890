import { m } from '#lib/paraglide/messages.js';

/** A refusal as a form action hands it to its page. */
export interface Refused {
	code: string;
	retryAfter: number | null;
}

const words: Record<string, () => string> = {
	INVALID_EMAIL_OR_PASSWORD: m.account_refused_password,
	INVALID_EMAIL: m.account_refused_email,
	INVALID_PASSWORD: m.account_refused_own_password,
	INVALID_CODE: m.account_refused_code,
	INVALID_BACKUP_CODE: m.account_refused_backup_code,
	INVALID_TWO_FACTOR_COOKIE: m.account_refused_step_over,
	TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: m.account_refused_step_over,
	PASSWORD_TOO_SHORT: m.account_refused_short,
	PASSWORD_TOO_LONG: m.account_refused_long,
	PASSWORDS_DIFFER: m.account_refused_differ,
	INVALID_NAME: m.account_refused_name,
	EMAIL_TAKEN: m.account_refused_taken,
	LINK_IS_OVER: m.account_refused_link,
	DEMO_ACCOUNT: m.account_refused_demo,
	STEP_UP_REQUIRED: m.account_refused_step_up,
	TOTP_ALREADY_ENABLED: m.account_refused_enabled,
	GOVERNMENT: m.account_refused_government,
	NOT_FOUND: m.account_refused_gone,
	UNAUTHENTICATED: m.account_refused_signed_out,
	UNAVAILABLE: m.account_refused_unavailable,
	UNAUTHORIZED: m.account_refused_signed_out,
};

/** Why it did not work and what to do, in the reader's language. */
export function wordsOf({ code, retryAfter }: Refused): string {
	if (code === 'TOO_MANY_TRIES' || code === 'ACCOUNT_TEMPORARILY_LOCKED') {
		const seconds = retryAfter ?? 60;
		return seconds < 90
			? m.account_refused_wait_seconds({ seconds })
			: m.account_refused_wait_minutes({ minutes: Math.ceil(seconds / 60) });
	}
	return (words[code] ?? m.account_refused_other)();
}
