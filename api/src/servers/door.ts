import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { mostBytesOfSignIn } from '../auth/body.ts';
import { siteOf, type SiteSettings } from '../auth/site.ts';
import type { Limits } from '../operation/limits.ts';
import { gate, type Gate } from './gate.ts';
import { accepted } from './http-server.ts';
import { discardRest } from './node.ts';
import { isRefusal, refusal } from '../operation/refused-request.ts';
import { busy, refuse, type Kind, type Why } from './refusing.ts';
import { bringsBody, whole } from './whole.ts';

export interface DoorParts {
	limits: Limits;
	site: SiteSettings;
	/** Why nothing may be answered now; undefined where all is well. */
	closed?: () => string | undefined;
	/** Whose session a request's cookies are, told from their signature alone; undefined for everybody else. */
	member?: (cookies: string, site: string) => string | undefined;
	/** Hears of what was not let in. */
	refused?: (kind: Kind, why: Why) => void;
}

/** What stands before all that this process answers: who may come in, when, and how large and how slow. */
export interface Door {
	/** `isFile` tells which paths are files: they cost next to nothing and need no turn. */
	listener(inside: RequestListener, isFile?: (path: string) => boolean): RequestListener;
	load: Gate['load'];
}

/** They are answered whatever else is: who looks after the service must see how it is. */
const probes = new Set(['/healthz', '/readyz', '/metrics']);

/** A page is drawn by this process alone; a question is mostly the database's work. */
const unitsOf: Record<Kind, number> = { graphql: 1, 'sign-in': 2, page: 4 };
/** Bodies that are arriving may together be so many times as large as one may be. */
const mostArriving = 32;
/** A connection is accepted in one round of the loop and heard in the next; one more for good measure. */
const quietRounds = 3;
/** No flood keeps work from beginning for longer than this. */
const mostHearingMs = 250;
/** For a year; of the site's own name alone, since others below it may not be ours. */
const hsts = 'max-age=31536000';

export function createDoor(parts: DoorParts): Door {
	const { limits, site, closed, member, refused } = parts;
	const turns = gate(limits);
	const secure = site.publicUrl?.startsWith('https:') ?? false;
	let arriving = 0;
	let came = 0;

	/**
	 * Calls back when all who knocked meanwhile were heard. The loop of node accepts one connection in each of its rounds
	 * (libuv 1.52), and a round that draws a page is long: without rounds for accepting alone, new connections would wait
	 * for as many pages as there are connections before them.
	 */
	function whenHeard(done: () => void): void {
		const began = performance.now();
		let [heard, quiet] = [came + accepted.count, 0];
		const round = () => {
			const now = came + accepted.count;
			quiet = now === heard ? quiet + 1 : 0;
			heard = now;
			if (quiet >= quietRounds || performance.now() - began > mostHearingMs) done();
			else setImmediate(round);
		};
		setImmediate(round);
	}

	function turnAway(
		incoming: IncomingMessage,
		outgoing: ServerResponse,
		kind: Kind,
		why: Why,
	): void {
		refused?.(kind, why);
		if (!incoming.complete) discardRest(incoming);
		refuse(incoming, outgoing, kind, why, limits);
	}

	/** The request with its body; undefined where it was turned away, or nobody waits for it any more. */
	async function arrived(
		incoming: IncomingMessage,
		outgoing: ServerResponse,
		kind: Kind,
	): Promise<IncomingMessage | undefined> {
		const most = kind === 'sign-in' ? mostBytesOfSignIn : limits.bodyBytes;
		let held = 0;
		try {
			return await whole(incoming, most, limits.requestMs, (bytes) => {
				arriving += bytes;
				held += bytes;
				if (arriving > limits.bodyBytes * mostArriving) throw refusal(503, busy.message);
			});
		} catch (error) {
			if (!isRefusal(error)) throw error;
			const status = error.status as Why['status'];
			const why = status === 503 ? busy : { status, message: error.error.message };
			turnAway(incoming, outgoing, kind, why);
			return undefined;
		} finally {
			arriving -= held;
		}
	}

	async function letIn(
		incoming: IncomingMessage,
		outgoing: ServerResponse,
		kind: Kind,
		inside: RequestListener,
	): Promise<void> {
		const { cookie } = incoming.headers;
		const who = {
			units: unitsOf[kind],
			member: cookie ? member?.(cookie, siteOf(incoming.headers, site.publicUrl)) : undefined,
		};
		if (turns.isFull(who)) return turnAway(incoming, outgoing, kind, busy);
		const request = bringsBody(incoming) ? await arrived(incoming, outgoing, kind) : incoming;
		if (!request || outgoing.destroyed) return;
		const entrant = {
			...who,
			start(mayStart: boolean, done: () => void) {
				outgoing.removeListener('close', gone);
				if (!mayStart) return turnAway(incoming, outgoing, kind, busy);
				whenAnswered(outgoing, limits.requestMs * 2, () => whenHeard(done));
				inside(request, outgoing);
			},
		};
		const gone = () => turns.leave(entrant);
		outgoing.once('close', gone);
		if (!turns.enter(entrant)) turnAway(incoming, outgoing, kind, busy);
	}

	return {
		load: turns.load,
		listener: (inside, isFile) => (incoming, outgoing) => {
			came += 1;
			const [path = ''] = (incoming.url ?? '').split('?');
			if (secure) outgoing.setHeader('strict-transport-security', hsts);
			if (probes.has(path)) return inside(incoming, outgoing);
			const kind = kindOf(path, incoming);
			if (closed?.() !== undefined)
				return turnAway(incoming, outgoing, kind, { ...busy, retryAfter: 10 });
			if (isFile?.(path)) return inside(incoming, outgoing);
			letIn(incoming, outgoing, kind, inside).catch(() => outgoing.destroy());
		},
	};
}

function kindOf(path: string, { method, headers }: IncomingMessage): Kind {
	if (path.startsWith('/api/auth/')) return 'sign-in';
	const opensPage = method === 'GET' && headers['sec-fetch-dest'] === 'document';
	return path === '/graphql' && !opensPage ? 'graphql' : 'page';
}

/**
 * Calls back once the answer is made, when its first header is set: what is left is sending, and a client that reads
 * slowly keeps nobody waiting. One that went away frees nothing: the work for it goes on until it ends. `most` is for
 * an answer that never comes.
 */
function whenAnswered(outgoing: ServerResponse, most: number, done: () => void): void {
	const { setHeader, writeHead } = outgoing;
	const timer = setTimeout(done, most);
	timer.unref();
	const answered = () => {
		outgoing.setHeader = setHeader;
		outgoing.writeHead = writeHead;
		clearTimeout(timer);
		done();
	};
	outgoing.setHeader = (...args) => {
		answered();
		return outgoing.setHeader(...args);
	};
	outgoing.writeHead = (...args: unknown[]) => {
		answered();
		return (outgoing.writeHead as (...all: unknown[]) => ServerResponse)(...args);
	};
}
