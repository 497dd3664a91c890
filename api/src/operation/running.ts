/** An API that answers web requests: what createApi gives. */
export interface RunningApi {
	/** `origin` says how the request reached us: the client's address, and the site as the browser knows it. */
	fetch(
		request: Request,
		origin?: { address?: string; site?: string },
	): Response | Promise<Response>;
}

let running: RunningApi | undefined;

/** Called once by whoever starts the process, before the first request. */
export function setRunningApi(api: RunningApi): void {
	running = api;
}

/** The API of this process. Throws where none was started: a mistake in the starting program, not in a request. */
export function runningApi(): RunningApi {
	if (running === undefined)
		throw new Error('The API was not started: setRunningApi was never called.');
	return running;
}
