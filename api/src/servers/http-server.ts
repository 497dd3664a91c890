import { createServer, type RequestListener, type Server } from 'node:http';
import type { Limits } from '../operation/limits.ts';

/**
 * Longer than a balancer keeps a connection idle (60 s is usual), so that it is the balancer who closes it: the other
 * way round its next request would meet a closed one.
 */
const keepAliveMs = 75_000;
/** So many times the limit of a request may pass until an answer was read; a slow line is slow, not ill-meaning. */
const readingTimes = 6;
/** When so many of the connections are open, idle ones are closed. */
const crowded = 0.75;

/** How many connections this process has accepted; door.ts tells from it whether more are waiting for that. */
export const accepted = { count: 0 };

/**
 * A server of node:http on which no client can stay for long: head and body arrive within `requestMs`, an answer is
 * read within six times that and never stands still for twice that. Connections that ask nothing are closed when it
 * gets crowded, and the first beyond `connections` is not accepted.
 */
export function httpServer(
	listener: RequestListener,
	{ requestMs, connections }: Pick<Limits, 'requestMs' | 'connections'>,
): Server {
	const server = createServer(
		{
			headersTimeout: requestMs,
			requestTimeout: requestMs,
			connectionsCheckingInterval: Math.max(50, Math.min(1000, requestMs / 4)),
			keepAliveTimeout: keepAliveMs,
		},
		(incoming, outgoing) => {
			const timer = setTimeout(() => outgoing.destroy(), requestMs * readingTimes);
			timer.unref();
			outgoing.once('close', () => clearTimeout(timer));
			listener(incoming, outgoing);
		},
	);
	server.timeout = requestMs * 2;
	server.maxConnections = connections;
	let open = 0;
	server.on('connection', (socket) => {
		open += 1;
		accepted.count += 1;
		socket.once('close', () => (open -= 1));
		if (open > connections * crowded) server.closeIdleConnections();
	});
	return server;
}

/** Ends a server: nothing new, idle connections at once, what is under way within `graceMs`. */
export async function stopServer(server: Server, graceMs = 3000): Promise<void> {
	await new Promise<void>((resolve) => {
		const idle = setInterval(() => server.closeIdleConnections(), 50);
		const grace = setTimeout(() => server.closeAllConnections(), graceMs);
		server.close(() => {
			clearInterval(idle);
			clearTimeout(grace);
			resolve();
		});
		server.closeIdleConnections();
	});
}
