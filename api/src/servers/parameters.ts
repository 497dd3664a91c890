import { apiError, statusOf } from '../operation/errors.ts';
import type { Limits } from '../operation/limits.ts';
import type { Parameters } from './ask.ts';
import { readBody } from '../operation/body.ts';
import { refusal, type Refusal } from '../operation/refused-request.ts';
import type { Received } from './reply.ts';

/** Documents that may be asked for by their SHA-256, as the dashboard's build wrote them. */
export type PersistedDocuments = Readonly<Record<string, string>>;

/** The parameters of a request, and the hash by which a persisted document was named. */
export interface Read {
	parameters: Parameters;
	hash?: string;
}

/** What was sent, not yet checked, and how many bytes were read for it. */
export interface Sent {
	parts: unknown;
	bytes: number;
}

/**
 * Reads what a request sends: from a GET's address, or a POST's JSON body.
 * Throws a Refusal with the status that the specification asks for.
 */
export async function readSent(
	request: Received,
	limits: Pick<Limits, 'bodyBytes' | 'requestMs'>,
): Promise<Sent> {
	return request.method === 'GET' ? ofAddress(request) : ofBody(request, limits);
}

function ofAddress({ url }: Received): Sent {
	const { search, searchParams } = new URL(url);
	const parts: Record<string, unknown> = {};
	for (const name of ['query', 'operationName', 'variables', 'extensions']) {
		const values = searchParams.getAll(name);
		if (values.length > 1)
			throw refusal(400, `${name}: stands twice in the address; give it once.`, name);
		const [value] = values;
		if (value === undefined) continue;
		parts[name] =
			name === 'variables' || name === 'extensions' ? fromJson(value || 'null', name) : value;
	}
	return { parts, bytes: search.length };
}

async function ofBody(
	request: Received,
	limits: Pick<Limits, 'bodyBytes' | 'requestMs'>,
): Promise<Sent> {
	const [type = '', ...rest] = (request.headers.get('content-type') ?? '').toLowerCase().split(';');
	// Any other type could be sent by a form on a foreign page without asking first.
	if (type.trim() !== 'application/json')
		throw refusal(415, 'The body must be JSON with the content type application/json.');
	const charset = rest.map((part) => part.trim()).find((part) => part.startsWith('charset='));
	if (charset && !/^charset="?utf-?8"?$/.test(charset))
		throw refusal(415, 'The body must be in UTF-8.');
	const text = await readBody(request, limits.bodyBytes, limits.requestMs);
	if (text === '') throw refusal(400, 'The body is empty; send a JSON object with a query.');
	return { parts: fromJson(text, 'body'), bytes: Buffer.byteLength(text) };
}

function fromJson(text: string, what: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		throw refusal(400, `${what}: is not JSON.`, what);
	}
}

/**
 * Checks the parameters of GraphQL over HTTP. The text of a document has at most `queryBytes`, apart from what else the
 * body holds; a document of the project's own is known by its hash and has no bound. Throws a Refusal.
 */
export function checked(sent: unknown, persisted: PersistedDocuments, queryBytes: number): Read {
	if (Array.isArray(sent))
		throw refusal(400, 'Several operations in one request are not supported; send each by itself.');
	if (!isRecord(sent)) throw refusal(400, 'The body must be a JSON object with a query.');
	const { query, operationName = null, variables = null, extensions = null } = sent;
	if (query != null && typeof query !== 'string')
		throw refusal(400, 'query: must be a string.', 'query');
	if (operationName !== null && typeof operationName !== 'string')
		throw refusal(400, 'operationName: must be a string.', 'operationName');
	if (variables !== null && !isRecord(variables))
		throw refusal(400, 'variables: must be a JSON object.', 'variables');
	if (extensions !== null && !isRecord(extensions))
		throw refusal(400, 'extensions: must be a JSON object.', 'extensions');
	const hash = hashOf(extensions);
	const known = hash !== undefined && Object.hasOwn(persisted, hash) ? persisted[hash] : undefined;
	const text = known ?? query;
	if (text === null || text === undefined || text === '')
		throw hash === undefined ? noQuery() : notFound();
	if (known === undefined) refuseLong(text, queryBytes);
	return {
		parameters: { query: text, operationName: operationName || null, variables },
		...(known !== undefined && { hash }),
	};
}

function hashOf(extensions: Record<string, unknown> | null): string | undefined {
	const persistedQuery = extensions?.persistedQuery;
	if (!isRecord(persistedQuery)) return undefined;
	const { sha256Hash } = persistedQuery;
	if (typeof sha256Hash !== 'string' || !/^[0-9a-f]{64}$/.test(sha256Hash))
		throw refusal(
			400,
			'extensions.persistedQuery.sha256Hash: must be a SHA-256 in hexadecimal.',
			'extensions',
		);
	return sha256Hash;
}

function refuseLong(text: string, limit: number): void {
	const requested = Buffer.byteLength(text);
	if (requested <= limit) return;
	const cure = `query: has ${requested} bytes; at most ${limit} are allowed. Send less, and values as variables.`;
	throw {
		status: statusOf.QUERY_TOO_COSTLY,
		error: apiError('QUERY_TOO_COSTLY', cure, { field: 'query', limit, requested, what: 'bytes' }),
	} satisfies Refusal;
}

function noQuery(): Refusal {
	return refusal(400, 'query: is missing; send the text of a GraphQL document.', 'query');
}

function notFound(): Refusal {
	return {
		...refusal(404, ''),
		error: apiError('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound'),
	};
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
