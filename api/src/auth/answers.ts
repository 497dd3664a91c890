/** A refusal of sign-in as programs and pages read it. */
export interface AuthRefusal {
	code: string;
	message: string;
	/** Seconds to wait. */
	retryAfter?: number;
}

/** A refusal as a response; never kept by anybody. */
export function refuse(
	status: number,
	code: string,
	message: string,
	retryAfter?: number,
): Response {
	const body: AuthRefusal = { code, message, ...(retryAfter && { retryAfter }) };
	return Response.json(body, {
		status,
		headers: {
			'cache-control': 'no-store',
			...(retryAfter && { 'retry-after': String(retryAfter) }),
		},
	});
}

export function waitFirst(seconds: number): Response {
	return refuse(429, 'TOO_MANY_TRIES', `Too many tries. Try again in ${seconds} seconds.`, seconds);
}
