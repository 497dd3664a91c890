import {
	getOperationAST,
	type DocumentNode,
	type ExecutionResult,
	type GraphQLError,
	type OperationTypeNode,
} from 'graphql';
import { randomUUID } from 'node:crypto';
import { answer } from '../operation/execute.ts';
import type { Service } from '../operation/service.ts';
import { emptyReport, type CostReport } from '../operation/cost.ts';
import {
	apiError,
	fromFailure,
	isApiError,
	statusOf,
	tryAgain,
	unexpected,
	type ErrorCode,
} from '../operation/errors.ts';
import { placesOf } from '../operation/log.ts';
import type { Metrics } from './metrics.ts';
import { addressGroup } from '../auth/address-group.ts';
import type { Auth } from '../auth/auth.ts';
import { cookieRefusal } from '../auth/cookie-request.ts';
import { nobody, viewerOfToken } from '../auth/token.ts';
import type { ApiViewer } from '../operation/context.ts';
import type { Documents } from '../operation/documents.ts';
import { acceptedType, json, responseJson } from './accepted.ts';
import type { Ask, Engine, Parameters } from './ask.ts';
import { direct } from './direct.ts';
import type { KeptAnswer, KeptAnswers } from './kept.ts';
import { checked, readSent, type PersistedDocuments, type Read } from './parameters.ts';
import { isRefusal, refusal, type Refusal } from '../operation/refused-request.ts';
import type { Received, Reply } from './reply.ts';

/** What is known of a request beside its own text. */
export interface Origin {
	/** The address of the client, for the rate limit. */
	address?: string;
	/** The origin under which the browser knows this site, such as https://seksama.example.go.id. */
	site?: string;
	/** Whether it comes from this machine itself, through no proxy. */
	local?: boolean;
}

export interface Endpoint {
	service: Service;
	auth: Auth;
	engine: Engine;
	documents: Documents;
	persisted: PersistedDocuments;
	metrics: Metrics;
	kept: KeptAnswers;
	/** Whether nothing may be answered: the guard of the database found something. */
	closed: () => boolean;
}

/** These say that the service, not the question, is the trouble: their status stands whatever the client accepts. */
const ofService = new Set<ErrorCode>([
	'UNAUTHENTICATED',
	'RATE_LIMITED',
	'UNAVAILABLE',
	'INTERNAL',
]);
/** Seconds that an answer to everybody may be kept by a browser or a proxy. */
const publicSeconds = 10;
const bytesPerPoint = 10_000;

/** GraphQL over HTTP: one request in, one answer out; a failure is an answer too. */
export async function graphql(
	endpoint: Endpoint,
	request: Received,
	origin: Origin,
): Promise<Reply> {
	const started = performance.now();
	const requestId = randomUUID();
	const { service, metrics } = endpoint;
	let read: Read | undefined;
	const ask: Pick<Ask, 'cost' | 'outcome'> = {
		cost: emptyReport(service.limits, false),
		outcome: {},
	};
	let reply: Reply;
	try {
		if (endpoint.closed()) throw shut();
		if (request.method !== 'GET' && request.method !== 'POST') throw notAllowed('GET, POST');
		pay(service, origin, 1);
		const viewer = await viewerOf(endpoint, request, origin, requestId);
		ask.cost = emptyReport(service.limits, viewer.signedIn);
		const { parts, bytes } = await readSent(request, service.limits);
		pay(service, origin, Math.floor(bytes / bytesPerPoint));
		const { queryBytes } = service.limits;
		read = checked(
			parts,
			endpoint.persisted,
			viewer.signedIn ? queryBytes.signedIn : queryBytes.public,
		);
		const { parameters, hash } = read;
		const kind = kindOf(endpoint.documents, parameters);
		if (kind === 'subscription') throw noSubscriptions();
		if (kind === 'mutation' && request.method === 'GET') throw notAllowed('POST');
		const full: Ask = Object.assign(ask, {
			parameters,
			mask: (error: unknown) => unknownError(service, requestId, error).toJSON(),
			async answer(document: DocumentNode): Promise<ExecutionResult> {
				const { result, retryAfter } = await answer(service, {
					document,
					...parameters,
					viewer,
					requestId,
					client:
						viewer.userId === null ? addressGroup(origin.address ?? '-') : `user ${viewer.userId}`,
					hash,
				});
				if (retryAfter) ask.outcome.retryAfter = retryAfter;
				return result;
			},
		});
		const key =
			request.method === 'GET' && !viewer.signedIn && hash
				? keyOf(request, hash, parameters)
				: undefined;
		const known = key === undefined ? undefined : endpoint.kept.get(key);
		if (known) reply = shared(request, known);
		else {
			const { round } = endpoint.kept;
			reply = finished(
				await handled(endpoint, request, full, kind === 'query' || hash !== undefined),
				full,
			);
			if (key !== undefined && reply.text !== null && reply.status === 200 && !ask.outcome.code)
				reply = shared(
					request,
					endpoint.kept.put(key, reply.text, reply.headers['content-type'] ?? '', round),
				);
		}
	} catch (error) {
		const why = failure(service, requestId, error);
		ask.outcome.code = why.error.extensions.code as ErrorCode;
		reply = refused(request, ask.cost, why);
	}
	const { code = 'OK' } = ask.outcome;
	metrics.answered(nameOf(read, code), code, (performance.now() - started) / 1000);
	reply.headers['x-content-type-options'] = 'nosniff';
	reply.headers['x-request-id'] = requestId;
	reply.headers['cache-control'] ??= 'private, no-store';
	return reply;
}

/** A valid query needs no server library, nor does a document of the project's own; all else goes through one. */
async function handled(
	{ documents, engine }: Endpoint,
	{ headers }: Received,
	ask: Ask,
	mayGoDirectly: boolean,
): Promise<Reply> {
	const type = acceptedType(headers.get('accept'));
	if (type === undefined)
		throw refusal(406, `Answers are sent as ${responseJson} or ${json}; accept one of them.`);
	if (mayGoDirectly) {
		const document = documents.parse(ask.parameters.query);
		if (documents.validate(document).length === 0) return direct(type, document, ask);
	}
	return engine.handle(type, ask);
}

/** What the figures call an operation: nothing that a client can make up. */
function nameOf(read: Read | undefined, code: ErrorCode | 'OK'): string {
	if (!read?.hash) return 'other';
	return (code === 'OK' && read.parameters.operationName) || read.hash.slice(0, 8);
}

/**
 * Takes points for the request itself, so that wrong tokens, broken documents and large bodies are not free: one to
 * come in, and one for every 10,000 bytes that were read.
 */
function pay({ limits, rate }: Service, { address }: Origin, points: number): void {
	if (!limits.rate || address === undefined || points === 0) return;
	const client = `request ${addressGroup(address)}`;
	const wait = rate.take(client, points, limits.rate.signedIn)?.retryAfter;
	if (wait !== undefined) throw tooMany(wait);
}

function shut(): Refusal {
	return { status: 503, error: tryAgain(), headers: { 'retry-after': '10' } };
}

function tooMany(retryAfter: number): Refusal {
	return {
		status: statusOf.RATE_LIMITED,
		error: apiError('RATE_LIMITED', `Too many requests at once. Ask again in ${retryAfter} s.`, {
			retryAfter,
		}),
		headers: { 'retry-after': String(retryAfter) },
	};
}

/** What an answer to the public depends on. */
function keyOf(request: Received, hash: string, { operationName, variables }: Parameters): string {
	return JSON.stringify([hash, operationName, variables, request.headers.get('accept')]);
}

/**
 * Who asks: by a token, or by the session of a cookie. A cookie comes along with whatever a foreign page makes the
 * browser ask, so such a request must prove that it comes from a page of this site. A session that has ended is nobody.
 */
async function viewerOf(
	{ service, auth }: Endpoint,
	request: Received,
	origin: Origin,
	requestId: string,
): Promise<ApiViewer> {
	const header = request.headers.get('authorization');
	if (header !== null) return viewerOfToken(service.database, header, requestId);
	const site = auth.settings.publicUrl ?? origin.site ?? new URL(request.url).origin;
	const cookies = request.headers.get('cookie');
	if (!auth.hasCookie(cookies, site)) return nobody;
	const why = cookieRefusal(request, site);
	if (why !== undefined) throw refusal(403, why);
	const session = await auth.session(cookies, site);
	return session ? { signedIn: true, userId: session.userId, session } : nobody;
}

/** Gives the answer the status that says how it went, and when to come back. */
function finished({ headers, text }: Reply, { outcome: { code, retryAfter } }: Ask): Reply {
	const type = headers['content-type'] ?? '';
	const said: Record<string, string> = { 'content-type': type };
	if (retryAfter) said['retry-after'] = String(retryAfter);
	const exact = type.startsWith(responseJson);
	return {
		status: code && (exact || ofService.has(code)) ? statusOf[code] : 200,
		headers: said,
		text,
	};
}

/** The answer as everybody may keep it for a moment; whoever has it already is told so. */
function shared(request: Received, { text, type, tag }: KeptAnswer): Reply {
	const headers = {
		'content-type': type,
		'cache-control': `public, max-age=${publicSeconds}`,
		etag: tag,
		vary: 'accept, authorization, cookie',
	};
	return request.headers.get('if-none-match') === tag
		? { status: 304, headers, text: null }
		: { status: 200, headers, text };
}

function failure(service: Service, requestId: string, error: unknown): Refusal {
	if (isRefusal(error)) return error;
	const known = isApiError(error) ? error : fromFailure(error);
	if (known) {
		const code = known.extensions.code as ErrorCode;
		return {
			status: statusOf[code],
			error: known,
			headers: {
				...(code === 'UNAUTHENTICATED' && { 'www-authenticate': 'Bearer' }),
				...(code === 'UNAVAILABLE' && { 'retry-after': '1' }),
			},
		};
	}
	return { status: 500, error: unknownError(service, requestId, error) };
}

/** Masks a mistake of the program; the log says where it happened. */
function unknownError({ log }: Service, requestId: string, error: unknown): GraphQLError {
	log({
		requestId,
		level: 'error',
		event: 'unexpected',
		message: (error as { name?: string } | null)?.name,
		stack: placesOf(error),
	});
	return unexpected(requestId);
}

function refused(request: Received, cost: CostReport, { status, error, headers }: Refusal): Reply {
	const type = acceptedType(request.headers.get('accept')) ?? json;
	return {
		status,
		headers: { ...headers, 'content-type': `${type}; charset=utf-8` },
		text: JSON.stringify({ errors: [error.toJSON()], extensions: { cost } }),
	};
}

function notAllowed(allow: string): Refusal {
	return {
		...refusal(405, `Send this request as ${allow.replace(', ', ' or ')}.`),
		headers: { allow },
	};
}

/** The root type is missing, so a server library would take the question for a mistake of this program. */
function noSubscriptions(): Refusal {
	return refusal(400, 'query: there are no subscriptions here; ask again by a query.', 'query');
}

/** What kind of operation is asked for; undefined where the document says no such thing. */
function kindOf(
	documents: Documents,
	{ query, operationName }: Parameters,
): OperationTypeNode | undefined {
	try {
		return getOperationAST(documents.parse(query), operationName)?.operation;
	} catch {
		return undefined; // what cannot be parsed is said when it is answered
	}
}
