import type { Database } from '@seksama/schema/connect.ts';
import { guardFindings, type GuardFinding } from '@seksama/schema/guard.ts';
import { failureCode } from './errors.ts';
import type { Log } from './log.ts';
import { within } from './within.ts';

/** Looks by itself, again and again, whether the database could leak. */
export interface Watch {
	/** Why nothing may be answered now, in one line without data; undefined where all is well. */
	closed(): string | undefined;
	/** The same, or that the database does not answer. */
	trouble(): string | undefined;
	stop(): Promise<void>;
}

export interface WatchParts {
	database: Database;
	log: Log;
	/** Milliseconds between two looks. */
	everyMs: number;
	/** Called when answering ends, so that what was answered before is not kept. */
	onClosed: () => void;
	/** Milliseconds without a look that came to its end, after which nothing is answered. */
	blindMs?: number;
	look?: () => Promise<GuardFinding[]>;
}

/** How long one look may take. */
const lookMs = 5000;
/** After a look that failed the next one comes sooner, so that a database that is back is served at once. */
const againMs = 1000;
/** So long without a look that came to its end, and nothing is answered: who cannot see cannot promise. */
const mostBlindMs = 60_000;

/** Begins to watch. Answers once it has looked for the first time. */
export async function watchGuard(parts: WatchParts): Promise<Watch> {
	const { database, log, everyMs, onClosed, look = () => guardFindings(database) } = parts;
	const blindMs = parts.blindMs ?? Math.max(mostBlindMs, everyMs * 3);
	let findings: GuardFinding[] = [];
	let seenAt = -Infinity;
	let away = false;
	let blind = false;
	let timer: NodeJS.Timeout | undefined;
	let looking: Promise<void> | undefined;
	let stopped = false;

	const say = (level: 'error' | 'warn', message: string, code?: string) =>
		log({ requestId: '-', level, event: 'guard', message, code });

	function found(now: GuardFinding[]): void {
		const before = describe(findings);
		const said = describe(now);
		if (said !== '' && said !== before)
			say('error', `Nothing is answered, the database could leak: ${said}.`);
		else if (said === '' && (before !== '' || blind))
			say('warn', 'The guard finds nothing wrong any more; answering goes on.');
		findings = now;
		seenAt = performance.now();
		away = blind = false;
		if (said !== '') onClosed();
	}

	function failed(error: unknown): void {
		away = true;
		if (blind || !isBlind()) return;
		blind = true;
		say('error', 'Nothing is answered, the guard could not look for too long.', failureCode(error));
		onClosed();
	}

	const isBlind = () => performance.now() - seenAt > blindMs;

	async function lookOnce(): Promise<void> {
		try {
			found(await within(lookMs, look(), tooLong));
		} catch (error) {
			failed(error);
		}
		if (stopped) return;
		const next = away ? Math.min(againMs, everyMs) : everyMs;
		timer = setTimeout(() => (looking = lookOnce()), next);
		timer.unref();
	}

	await (looking = lookOnce());
	const closed = () => {
		if (findings.length > 0) return `The schema guard has ${findings.length} findings.`;
		return isBlind() ? 'The schema guard could not look for too long.' : undefined;
	};
	return {
		closed,
		trouble: () => closed() ?? (away ? 'The database does not answer.' : undefined),
		async stop() {
			stopped = true;
			clearTimeout(timer);
			await looking;
		},
	};
}

function describe(findings: readonly GuardFinding[]): string {
	return findings.map(({ problem, object }) => `${object}: ${problem}`).join('; ');
}

function tooLong(): Promise<never> {
	return Promise.reject(new Error('The guard took too long.'));
}
