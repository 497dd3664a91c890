import { refusal } from './refusal.ts';

/**
 * The text of a request's body. Stops at the first byte beyond `most` (413) and after `milliseconds` (408), so that
 * neither a large nor a slow body holds the server.
 */
export async function readBody(
	request: Request,
	most: number,
	milliseconds: number,
): Promise<string> {
	if (Number(request.headers.get('content-length') ?? 0) > most) throw tooLarge(most);
	if (!request.body) return '';
	const reader = request.body.getReader();
	const chunks: Uint8Array[] = [];
	let size = 0;
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_resolve, reject) => {
		timer = setTimeout(
			() => reject(refusal(408, 'The body did not arrive in time; send it again.')),
			milliseconds,
		);
	});
	try {
		for (;;) {
			const { done, value } = await Promise.race([reader.read(), late]);
			if (done) break;
			size += value.byteLength;
			if (size > most) throw tooLarge(most);
			chunks.push(value);
		}
		return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
	} catch (error) {
		// Cancelling would break the connection before the refusal is sent on it.
		reader.releaseLock();
		if (error instanceof TypeError) throw refusal(400, 'The body is not UTF-8.');
		throw error;
	} finally {
		clearTimeout(timer);
	}
}

function tooLarge(most: number) {
	return refusal(413, `The body is larger than ${most} bytes; send less.`);
}
