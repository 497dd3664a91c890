// Ten times more than the program can answer: what it lets in must be answered as soon as ever, the rest refused at once.
// The load comes from this process, on one of the cores of the same machine: the figures are those of the rest.
import { Agent, request } from 'node:http';

/** What people and programs ask for, in turn: pages, a file, a picture, questions. */
const mix: { path: string; body?: string }[] = [
	{ path: '/' },
	{ path: '/graphql', body: '{ agencies(first: 20) { edges { node { code name } } } }' },
	{ path: '/peringkat' },
	{ path: '/graphql', body: '{ schools(first: 20) { totalCount edges { node { name } } } }' },
	{ path: '/sekolah' },
	{ path: '/export/ranking.csv' },
	{ path: '/opd/DINDIK' },
	{ path: '/graphql', body: '{ ranking(period: { year: 2026, quarter: 3 }) { cityScore } }' },
	{ path: '/bagan/peringkat.svg' },
];

export interface Overload {
	/** Answers a second where eight are asked for at once. */
	capacity: number;
	/** Questions a second under overload. */
	asked: number;
	/** Answers a second under overload, as a part of the capacity. */
	kept: number;
	/** Part of the questions that were refused. */
	refused: number;
	/** Milliseconds to the whole of an answer: the middle, and 99 of 100. */
	answerMs: [number, number];
	/** Milliseconds to a refusal, likewise. */
	refusalMs: [number, number];
	/** Milliseconds to an answer of a probe, likewise. */
	probeMs: [number, number];
	/** Neither answered nor refused within ten seconds. */
	lost: number;
	/** Milliseconds to the first page after it. */
	afterMs: number;
}

interface Outcome {
	status: number;
	ms: number;
	hasRetryAfter: boolean;
}

const agent = new Agent({ keepAlive: true, maxSockets: 1500 });

/** Finds the capacity of the mix, then asks `times` as much for so many seconds. */
export async function overload(base: string, seconds: number, times = 10): Promise<Overload> {
	await pace(base, 3);
	const capacity = await pace(base, seconds);
	const outcomes: Outcome[] = [];
	const probes: Outcome[] = [];
	const under = new Set<Promise<unknown>>();
	const track = (one: Promise<Outcome>, to: Outcome[]) => {
		const tracked = one
			.then((outcome) => void to.push(outcome))
			.finally(() => under.delete(tracked));
		under.add(tracked);
	};
	const perSecond = Math.ceil(capacity * times);
	const began = performance.now();
	const most = perSecond * seconds;
	for (let sent = 0, probed = 0; sent < most;) {
		const passed = performance.now() - began;
		for (; sent < Math.min(most, (passed / 1000) * perSecond); sent++)
			track(ask(base, mix[sent % mix.length]!), outcomes);
		for (; probed < passed / 250; probed++) track(ask(base, { path: '/healthz' }), probes);
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
	await Promise.all(under);
	const { ms: afterMs } = await ask(base, { path: '/' });
	const answered = outcomes.filter(({ status }) => status === 200);
	const refused = outcomes.filter(({ status, hasRetryAfter }) => status === 503 && hasRetryAfter);
	return {
		capacity,
		asked: perSecond,
		kept: answered.length / seconds / capacity,
		refused: refused.length / outcomes.length,
		answerMs: middleAnd99(answered),
		refusalMs: middleAnd99(refused),
		probeMs: middleAnd99(probes),
		lost: outcomes.length - answered.length - refused.length,
		afterMs,
	};
}

/** Answers a second with eight in flight. */
async function pace(base: string, seconds: number): Promise<number> {
	const until = performance.now() + seconds * 1000;
	let sent = 0;
	let answered = 0;
	const one = async () => {
		while (performance.now() < until)
			if ((await ask(base, mix[sent++ % mix.length]!)).status === 200) answered += 1;
	};
	await Promise.all(Array.from({ length: 8 }, one));
	return answered / seconds;
}

function ask(base: string, { path, body }: (typeof mix)[number]): Promise<Outcome> {
	const began = performance.now();
	return new Promise((resolve) => {
		const lost = () => resolve({ status: 0, ms: performance.now() - began, hasRetryAfter: false });
		const sent = request(
			base + path,
			{
				agent,
				method: body === undefined ? 'GET' : 'POST',
				timeout: 10_000,
				headers: {
					'accept-encoding': 'br',
					...(body === undefined
						? { accept: 'text/html' }
						: { 'content-type': 'application/json' }),
				},
			},
			(response) => {
				response.resume();
				response.once('end', () =>
					resolve({
						status: response.statusCode ?? 0,
						ms: performance.now() - began,
						hasRetryAfter: 'retry-after' in response.headers,
					}),
				);
				response.once('error', lost);
			},
		);
		sent.once('timeout', () => sent.destroy());
		sent.once('error', lost);
		sent.end(body === undefined ? undefined : JSON.stringify({ query: body }));
	});
}

function middleAnd99(outcomes: readonly Outcome[]): [number, number] {
	const sorted = outcomes.map(({ ms }) => ms).toSorted((a, b) => a - b);
	const at = (part: number) => sorted[Math.ceil(sorted.length * part) - 1] ?? NaN;
	return [at(0.5), at(0.99)];
}
