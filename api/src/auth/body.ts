import { readBody } from '../operation/body.ts';
import { isRefusal } from '../operation/refused-request.ts';
import { refuse } from './answers.ts';

/** More than any form of sign-in has to say. */
export const mostBytesOfSignIn = 20_000;

/**
 * The body of a POST; only JSON, which no form on a foreign page can send. Nobody has signed in yet, so neither a large
 * nor a slow one may hold the server: the first byte too many, or the time, ends it.
 */
export async function jsonBody(
	request: Request,
	milliseconds: number,
): Promise<Record<string, unknown> | Response> {
	if (request.method === 'GET') return {};
	if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? ''))
		return refuse(
			415,
			'UNSUPPORTED_MEDIA_TYPE',
			'Send JSON with the content type application/json.',
		);
	try {
		const text = await readBody(request, mostBytesOfSignIn, milliseconds);
		const body: unknown = JSON.parse(text || '{}');
		if (typeof body === 'object' && body !== null && !Array.isArray(body))
			return body as Record<string, unknown>;
	} catch (error) {
		const status = isRefusal(error) ? error.status : 400;
		if (status === 413) return refuse(413, 'TOO_LARGE', 'The body is too large.');
		if (status === 408) return refuse(408, 'TOO_SLOW', 'The body did not arrive in time.');
	}
	return refuse(400, 'BAD_REQUEST', 'The body is not a JSON object.');
}
