import type { Database } from '@seksama/schema/connect.ts';
import { failureCode } from '../operation/errors.ts';
import { personIds } from '../graph/person-ids.ts';
import { logLine, placesOf, type Log } from '../operation/log.ts';
import { refuse } from './answers.ts';
import type { Asked } from './asked.ts';
import { jsonBody } from './body.ts';
import { foreignHeader } from './cookie-request.ts';
import { guardedPaths } from './paths.ts';
import { rememberDevice } from './known-device.ts';
import { addressHeader, library, type Library } from './library.ts';
import { liveSession, type LiveSession } from './session.ts';
import { cookieNames, sessionToken, untilBrowserCloses, withoutCookie } from './session-cookie.ts';
import { authSettings, type AuthSettings } from './settings.ts';
import { tries } from './tries.ts';
import { withoutNumbers } from './without-numbers.ts';
import { tellWrongTries } from './wrong-tries.ts';

export interface AuthParts {
	database: Database;
	/** Signs cookies and encrypts authenticator secrets: schema/src/auth-secret.ts. */
	secret: string;
	settings?: AuthSettings;
	log?: Log;
	/** How long a body may take to arrive, in milliseconds. */
	requestMs?: number;
}

/** How a request reached us: the address of its sender, and the origin under which the browser knows this site. */
export interface Reached {
	address: string;
	site: string;
}

export interface Auth {
	/** Answers /api/auth/*. */
	handle(request: Request, reached: Reached): Promise<Response>;
	/** The session of a request's cookies; undefined where it has none, or one that has ended. */
	session(cookies: string | null, site: string): Promise<LiveSession | undefined>;
	/** Whether a request brings a session cookie of ours, alive or not. */
	hasCookie(cookies: string | null, site: string): boolean;
	settings: AuthSettings;
}

/** Sites under which one process answers at once; more would only be somebody inventing host names. */
const mostSites = 16;

/** Sign-in over an open database, which stays the caller's to close. */
export function createAuth({
	database,
	secret,
	settings = authSettings(),
	log = logLine,
	requestMs = 10_000,
}: AuthParts): Auth {
	const sites = new Map<string, Library>();
	const counted = tries(database, secret);
	const ids = personIds(secret);
	const session = (cookies: string | null, site: string) =>
		liveSession(database, cookies, site, secret);
	const libraryOf = (site: string): Library => {
		let found = sites.get(site);
		if (!found) {
			if (sites.size >= mostSites) sites.delete(sites.keys().next().value ?? '');
			found = library({ database, secret, settings, log }, site);
			sites.set(site, found);
		}
		return found;
	};
	return {
		settings,
		session,
		hasCookie: (cookies, site) => sessionToken(cookies, site, secret) !== undefined,
		async handle(request, reached) {
			try {
				return await withoutNumbers(await answer(request, reached), ids);
			} catch (error) {
				return unexpected(log, error);
			}
		},
	};

	async function answer(request: Request, { address, site: seen }: Reached): Promise<Response> {
		const path = new URL(request.url).pathname.replace(/^\/api\/auth/, '');
		if (path === '/ways' && request.method === 'GET')
			return Response.json({ government: settings.government?.name ?? null });
		const guarded =
			guardedPaths[path] ?? (path.startsWith('/callback/') ? guardedPaths['/callback'] : undefined);
		if (!guarded || guarded.method !== request.method)
			return refuse(404, 'NOT_FOUND', 'Not found.');
		const site = settings.publicUrl ?? seen;
		// Asked here and not left to the library, which answers some of the paths only and minds it where cookies came.
		if (request.method === 'POST' && foreignHeader(request, site))
			return refuse(403, 'INVALID_ORIGIN', 'This must come from a page of this site.');
		const body = await jsonBody(request, requestMs);
		if (body instanceof Response) return body;
		const cookies = request.headers.get('cookie');
		const live = await session(cookies, site);
		const asked: Asked = {
			...{ database, secret, ids, log, body, live, cookies, site, address },
			...{ tries: counted, began: performance.now() },
		};
		const refusal = await guarded.before?.(asked);
		if (refusal) return refusal;
		const own = guarded.answer && (await guarded.answer(asked));
		if (own) return own;
		const { session: sessionCookie } = cookieNames(site);
		const said = await libraryOf(site).handler(rebuilt(request, site, asked, sessionCookie));
		// What the library could not do it tells in its own words, with or without throwing.
		if (said.status >= 500) return unexpected(log, undefined);
		const response = withCookies(said, sessionCookie);
		const opened = openedToken(response, site, secret);
		const instead = await guarded.after?.({ ...asked, response, opened });
		if (instead) return instead;
		const before = live && leftBehind(response, sessionCookie, live, opened);
		if (before) await database.auth.query('delete from app.session where token = $1', [before]);
		if (!opened) return response;
		if (guarded.signsIn || !live) await tellWrongTries(database, opened, asked.waiting?.slips ?? 0);
		return knownFromNow(asked, opened, response);
	}
}

/** The device on which a session was opened is known to its user. */
async function knownFromNow(asked: Asked, opened: string, response: Response): Promise<Response> {
	const { rows } = await asked.database.auth.query(
		'select user_id as id from app.session where token = $1',
		[opened],
	);
	const [user] = rows as { id: number }[];
	return user ? rememberDevice(asked, user.id, response) : response;
}

/** The session before it, where the browser gets another one in its place, or none: a sign-in takes it away first. */
function leftBehind(
	response: Response,
	sessionCookie: string,
	{ token }: LiveSession,
	opened: string | undefined,
): string | undefined {
	const taken = response.headers
		.getSetCookie()
		.some((cookie) => cookie.startsWith(`${sessionCookie}=`) && /;\s*max-age=0\b/i.test(cookie));
	return taken || (opened && opened !== token) ? token : undefined;
}

/** A mistake of the program, or a database that cannot answer: where it happened goes to the log, never a value. */
function unexpected(log: Log, error: unknown): Response {
	log({
		requestId: '-',
		level: 'error',
		event: 'sign-in',
		code: failureCode(error),
		message: (error as { name?: string } | null)?.name,
		stack: placesOf(error),
	});
	return refuse(503, 'UNAVAILABLE', 'It did not work. It is safe to try again.', 5);
}

/** The request as the library gets it: at the site's address, with an address nobody can make up. */
function rebuilt(
	request: Request,
	site: string,
	{ body, live, address }: Asked,
	sessionCookie: string,
): Request {
	const { pathname, search } = new URL(request.url);
	const headers = new Headers(request.headers);
	for (const name of [...headers.keys()])
		if (/^(x-forwarded-.*|forwarded|content-length|host)$/.test(name)) headers.delete(name);
	headers.set(addressHeader, address);
	// A session that has ended is none, whatever the library would make of it.
	const cookies = headers.get('cookie');
	if (cookies && !live) headers.set('cookie', withoutCookie(cookies, sessionCookie));
	const init = { method: request.method, headers };
	return new Request(
		`${site}${pathname}${search}`,
		request.method === 'GET' ? init : { ...init, body: JSON.stringify(body) },
	);
}

function withCookies(answer: Response, sessionCookie: string): Response {
	const headers = new Headers(answer.headers);
	headers.delete('set-cookie');
	for (const cookie of answer.headers.getSetCookie())
		headers.append('set-cookie', untilBrowserCloses(cookie, sessionCookie));
	headers.set('cache-control', 'no-store');
	return new Response(answer.body, { status: answer.status, headers });
}

/** The token of the session that an answer opens; undefined where it opens none. */
function openedToken(response: Response, site: string, secret: string): string | undefined {
	const name = cookieNames(site).session;
	const set = response.headers.getSetCookie().find((cookie) => cookie.startsWith(`${name}=`));
	return set && sessionToken(set.split(';')[0] ?? '', site, secret);
}
