import { createHash } from 'node:crypto';
import { refuse } from './answers.ts';
import { longestPassword, shortestPassword } from './library.ts';

/** What of a one-time link is kept: its SHA-256. */
export function linkHash(code: string): Buffer {
	return createHash('sha256').update(code).digest();
}

export function linkIsOver(): Response {
	return refuse(410, 'LINK_IS_OVER', 'This link was used, is too old, or never was one.');
}

/** Why a new password cannot be used; undefined where it can. */
export function passwordRefusal(password: string): Response | undefined {
	if (password.length >= shortestPassword && password.length <= longestPassword) return undefined;
	const code = password.length < shortestPassword ? 'PASSWORD_TOO_SHORT' : 'PASSWORD_TOO_LONG';
	return refuse(
		400,
		code,
		`The password has ${shortestPassword} to ${longestPassword} characters.`,
	);
}

/** An answer that nobody keeps. */
export function answerOnce(body: object): Response {
	return Response.json(body, { headers: { 'cache-control': 'no-store' } });
}

/** A field of a body as text; anything else is empty. */
export function textOf(value: unknown): string {
	return typeof value === 'string' ? value : '';
}
