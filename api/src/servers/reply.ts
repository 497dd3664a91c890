/** A request as node:http and fetch both have it: only what answering needs. */
export interface Received {
	method: string;
	/** The whole address. */
	url: string;
	headers: { get(name: string): string | null };
	body: AsyncIterable<Uint8Array> | null;
}

/** An answer that is whole before it is sent, so that it leaves in one piece. Names of headers are lower case. */
export interface Reply {
	status: number;
	headers: Record<string, string>;
	/** Null where the answer has no body. */
	text: string | null;
}

export function asResponse({ status, headers, text }: Reply): Response {
	return new Response(text, { status, headers });
}

export async function fromResponse(response: Response): Promise<Reply> {
	const headers: Reply['headers'] = {};
	// Not every implementation of Headers gives the names in lower case.
	response.headers.forEach((value, name) => (headers[name.toLowerCase()] = value));
	return { status: response.status, headers, text: await response.text() };
}
