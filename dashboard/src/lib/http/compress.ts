import { Readable } from 'node:stream';
import { createBrotliCompress, createGzip, constants } from 'node:zlib';
import type { ReadableStream as NodeStream } from 'node:stream/web';

const TEXT = /^(text\/|application\/([\w.-]+\+)?json|image\/svg)/;

/** The same answer, compressed where the browser takes it and it is text that nobody compressed yet. */
export function compressed(request: Request, response: Response): Response {
	const accepts = request.headers.get('accept-encoding') ?? '';
	const encoding = /\bbr\b/.test(accepts) ? 'br' : /\bgzip\b/.test(accepts) ? 'gzip' : null;
	const type = response.headers.get('content-type') ?? '';
	if (
		encoding === null ||
		response.body === null ||
		response.headers.has('content-encoding') ||
		type.startsWith('text/event-stream') ||
		!TEXT.test(type)
	)
		return response;

	const packer =
		encoding === 'br'
			? createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
			: createGzip({ level: 6 });
	const body = Readable.fromWeb(response.body as NodeStream).pipe(packer);
	const headers = new Headers(response.headers);
	headers.delete('content-length');
	headers.set('content-encoding', encoding);
	headers.append('vary', 'Accept-Encoding');
	return new Response(Readable.toWeb(body) as ReadableStream, {
		status: response.status,
		statusText: response.statusText,
		headers,
	});
}
