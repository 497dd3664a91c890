import { createHmac, timingSafeEqual } from 'node:crypto';

/** Names and attributes of the cookies: bound to this very host on https, without the prefix on plain http. */
export function cookieNames(site: string) {
	const secure = site.startsWith('https:');
	const prefix = secure ? '__Host-seksama' : 'seksama';
	return {
		prefix,
		secure,
		session: `${prefix}.session_token`,
		/** Of a sign-in that waits for its second step. */
		step: `${prefix}.two_factor`,
		/** Of the accounts that the browser is known to. */
		device: `${prefix}.device`,
	};
}

/** The value of a cookie, decoded; undefined where the request has none of that name. */
export function cookieValue(header: string | null, name: string): string | undefined {
	for (const part of header?.split(';') ?? []) {
		const at = part.indexOf('=');
		if (at < 0 || part.slice(0, at).trim() !== name) continue;
		const text = part.slice(at + 1).trim();
		try {
			return decodeURIComponent(text);
		} catch {
			return undefined;
		}
	}
	return undefined;
}

/** The token of the session whose signed cookie this is; undefined where the signature is not ours. */
export function sessionToken(
	header: string | null,
	site: string,
	secret: string,
): string | undefined {
	return signedValue(header, cookieNames(site).session, secret);
}

/** What a cookie carries in front of our signature; undefined where that is not ours. */
export function signedValue(
	header: string | null,
	name: string,
	secret: string,
): string | undefined {
	const value = cookieValue(header, name);
	const at = value?.lastIndexOf('.') ?? -1;
	if (value === undefined || at < 1) return undefined;
	const token = value.slice(0, at);
	const expected = signature(token, secret);
	const given = Buffer.from(value.slice(at + 1), 'base64');
	return given.length === expected.length && timingSafeEqual(given, expected) ? token : undefined;
}

/** The Set-Cookie of a session whose token is new. */
export function sessionCookie(token: string, site: string, secret: string): string {
	const { session, secure } = cookieNames(site);
	const value = encodeURIComponent(`${token}.${signature(token, secret).toString('base64')}`);
	return `${session}=${value}; Path=/; HttpOnly${secure ? '; Secure' : ''}; SameSite=Lax`;
}

function signature(token: string, secret: string): Buffer {
	return createHmac('sha256', secret).update(token).digest();
}

/** The header without one of its cookies. */
export function withoutCookie(header: string, name: string): string {
	return header
		.split(';')
		.filter((part) => part.slice(0, part.indexOf('=')).trim() !== name)
		.join(';')
		.trim();
}

/**
 * A session cookie that ends with the browser: how long it lives is decided in the database, and a cookie that counts
 * for itself would end a session in use. One that takes itself away stays as it is.
 */
export function untilBrowserCloses(setCookie: string, name: string): string {
	if (!setCookie.startsWith(`${name}=`) || /;\s*max-age=0\b/i.test(setCookie)) return setCookie;
	return setCookie.replace(/;\s*(max-age|expires)=[^;]*/gi, '');
}
