import { IncomingMessage } from 'node:http';
import { readBytes } from '../operation/body.ts';

/** Whether a request brings a body. */
export function bringsBody({ headers }: IncomingMessage): boolean {
	return (
		headers['transfer-encoding'] !== undefined ||
		(headers['content-length'] !== undefined && headers['content-length'] !== '0')
	);
}

/**
 * The same request with its whole body there, for whoever reads it next: what waits for a client then waits here,
 * before any work begins. Throws a Refusal where the body is too large, too slow or breaks off.
 */
export async function whole(
	incoming: IncomingMessage,
	most: number,
	milliseconds: number,
	onBytes: (bytes: number) => void,
): Promise<IncomingMessage> {
	const headers = {
		get: (name: string) => (name === 'content-length' ? (incoming.headers[name] ?? null) : null),
	};
	const bytes = await readBytes({ headers, body: incoming }, most, milliseconds, onBytes);
	const { httpVersion, httpVersionMajor, httpVersionMinor, method, url, rawHeaders } = incoming;
	const again = new IncomingMessage(incoming.socket);
	Object.assign(again, {
		httpVersion,
		httpVersionMajor,
		httpVersionMinor,
		method,
		url,
		rawHeaders,
	});
	again.headers = incoming.headers;
	again.complete = true;
	if (bytes.length > 0) again.push(bytes);
	again.push(null);
	return again;
}
