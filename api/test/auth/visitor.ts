import { createOTP } from '@better-auth/utils/otp';
import { base32 } from '@better-auth/utils/base32';
import type { Auth } from '../../src/auth/auth.ts';

/** A browser as far as sign-in is concerned: it keeps cookies and says where it is. */
export class Visitor {
	readonly cookies = new Map<string, string>();
	/** Every Set-Cookie that came, as it came. */
	readonly set: string[] = [];
	readonly #auth: Pick<Auth, 'handle' | 'session'>;
	readonly #site: string;
	readonly #address: string;

	constructor(
		auth: Pick<Auth, 'handle' | 'session'>,
		{ site = 'http://localhost:4500', address = '192.0.2.1' } = {},
	) {
		this.#auth = auth;
		this.#site = site;
		this.#address = address;
	}

	get cookie(): string {
		return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
	}

	async post(
		path: string,
		body: object = {},
		headers: Record<string, string> = {},
	): Promise<Response> {
		return this.#send(path, {
			method: 'POST',
			headers: { 'content-type': 'application/json', origin: this.#site, ...headers },
			body: JSON.stringify(body),
		});
	}

	async get(path: string): Promise<Response> {
		return this.#send(path, { method: 'GET' });
	}

	async #send(path: string, init: RequestInit): Promise<Response> {
		const request = new Request(`${this.#site}/api/auth${path}`, init);
		if (this.cookies.size > 0) request.headers.set('cookie', this.cookie);
		const response = await this.#auth.handle(request, { address: this.#address, site: this.#site });
		for (const text of response.headers.getSetCookie()) {
			this.set.push(text);
			const [pair = ''] = text.split(';');
			const at = pair.indexOf('=');
			if (/max-age=0/i.test(text)) this.cookies.delete(pair.slice(0, at));
			else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
		}
		return response;
	}

	/** The session of the cookies it holds. */
	session() {
		return this.#auth.session(this.cookie, this.#site);
	}

	signIn(email: string, password = 'seksama-demo'): Promise<Response> {
		return this.post('/sign-in/email', { email, password });
	}
}

/**
 * The code that an authenticator with this Base32 secret shows now, or will show some steps of 30 seconds later: a code
 * is taken once, and the next one is good as well.
 */
export function codeOf(secret = 'JBSWY3DPEHPK3PXP', later = 0): Promise<string> {
	const step = Math.floor(Date.now() / 30_000) + later;
	return createOTP(base32.decode(secret)).hotp(step);
}
