import autocannon from 'autocannon';

export interface Request {
	url: string;
	method?: 'GET' | 'POST';
	body?: string;
	headers?: Record<string, string>;
}

/**
 * Answers a second at 16 requests in flight for `seconds`. Throws when any answer is not 200: a fast error is no figure.
 */
export async function rate(request: Request, seconds: number): Promise<number> {
	const result = await autocannon({ ...request, connections: 16, duration: seconds, bailout: 100 });
	if (result.non2xx > 0 || result.errors > 0)
		throw new Error(
			`${request.url}: ${result.non2xx} answers were not 200, ${result.errors} failed.`,
		);
	return result.requests.total / result.duration;
}

/** Measures several requests in turn, round after round, so that drift of the machine hits all alike. Medians. */
export async function compare(
	requests: Request[],
	rounds: number,
	seconds: number,
): Promise<number[]> {
	const figures = requests.map(() => [] as number[]);
	for (const request of requests) await rate(request, 1);
	for (let round = 0; round < rounds; round++)
		for (const [index, request] of requests.entries())
			figures[index]?.push(await rate(request, seconds));
	return figures.map(middle);
}

/** The median; 0 of none. */
export function middle(figures: readonly number[]): number {
	return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;
}
