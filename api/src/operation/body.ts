import { isRefusal, refusal } from './refused-request.ts';

/** What of a request is read here. */
interface Incoming {
	headers: { get(name: string): string | null };
	body: AsyncIterable<Uint8Array> | null;
}

/**
 * The text of a request's body. Stops at the first byte beyond `most` (413) and after `milliseconds` (408), so that
 * neither a large nor a slow body holds the server. The rest of a refused body is left unread: breaking it off would
 * break the connection before the refusal is sent on it.
 */
export async function readBody(
	request: Incoming,
	most: number,
	milliseconds: number,
): Promise<string> {
	const bytes = await readBytes(request, most, milliseconds);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		throw refusal(400, 'The body is not UTF-8.');
	}
}

/** The same as it came. `onBytes` hears of each part as it arrives, and may throw a Refusal of its own. */
export async function readBytes(
	{ headers, body }: Incoming,
	most: number,
	milliseconds: number,
	onBytes?: (bytes: number) => void,
): Promise<Buffer> {
	if (Number(headers.get('content-length') ?? 0) > most) throw tooLarge(most);
	if (!body) return Buffer.alloc(0);
	const parts = body[Symbol.asyncIterator]();
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
			const next = parts.next();
			next.catch(() => {}); // where the time was up first, its own end is of no matter
			const { done, value } = await Promise.race([next, late]);
			if (done) break;
			size += value.byteLength;
			if (size > most) throw tooLarge(most);
			onBytes?.(value.byteLength);
			chunks.push(value);
		}
		return Buffer.concat(chunks);
	} catch (error) {
		throw isRefusal(error) ? error : refusal(400, 'The body broke off; send it again.');
	} finally {
		clearTimeout(timer);
	}
}

function tooLarge(most: number) {
	return refusal(413, `The body is larger than ${most} bytes; send less.`);
}
