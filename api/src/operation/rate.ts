/** Points that each client may spend: a bucket that refills steadily and holds ten seconds of refill. */
export interface RateLimiter {
	/** Takes the points, or says in how many whole seconds they will be there. */
	take(client: string, points: number, perSecond: number): { retryAfter: number } | undefined;
}

interface Bucket {
	points: number;
	at: number;
}

const secondsSaved = 10;
const mostClients = 50_000;
/** Longer than any address; what a client may write into a header is not kept whole. */
const longestName = 100;

/** A limiter of its own for each server; `now` in milliseconds. */
export function rateLimiter(now: () => number = () => performance.now()): RateLimiter {
	const buckets = new Map<string, Bucket>();
	return {
		take(who, points, perSecond) {
			const client = who.slice(0, longestName);
			const capacity = perSecond * secondsSaved;
			const time = now();
			const bucket = buckets.get(client) ?? { points: capacity, at: time };
			const filled = Math.min(capacity, bucket.points + ((time - bucket.at) / 1000) * perSecond);
			const asked = Math.min(points, capacity);
			const enough = filled >= asked;
			// Moved to the end, so that the clients seen longest ago are the first to be forgotten.
			buckets.delete(client);
			buckets.set(client, { points: enough ? filled - asked : filled, at: time });
			if (buckets.size > mostClients) {
				const [oldest] = buckets.keys();
				if (oldest !== undefined) buckets.delete(oldest);
			}
			return enough
				? undefined
				: { retryAfter: Math.max(1, Math.ceil((asked - filled) / perSecond)) };
		},
	};
}

/** What an operation takes from the bucket: one point, and one for every 20 of its cost. */
export function pointsOf(cost: number): number {
	return 1 + Math.floor(cost / 20);
}
