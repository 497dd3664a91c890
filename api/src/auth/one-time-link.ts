import { createHash } from 'node:crypto';
import { addressGroup } from './address-group.ts';
import { refuse, waitFirst } from './answers.ts';
import { longestPassword, shortestPassword } from './library.ts';
import type { Asked } from './asked.ts';

/** What of a one-time link is kept: its SHA-256. */
export function linkHash(code: string): Buffer {
	return createHash('sha256').update(code).digest();
}

export function linkIsOver(): Response {
	return refuse(410, 'LINK_IS_OVER', 'This link was used, is too old, or never was one.');
}

/**
 * Refuses a link that is none, and after many of them from one address for a while all that are none. A link that works
 * is never counted and always works: nobody at the same address closes this way.
 */
export async function noLink({ tries, address }: Asked): Promise<Response> {
	const wait = await tries.count(['link', addressGroup(address)]);
	return wait > 0 ? waitFirst(wait) : linkIsOver();
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
