import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Ways } from '../reads/ways.ts';

/** What a monitor reads of one server. */
export interface Metrics {
	/** An operation that was answered: its persisted name or "other", the code of its error or "OK", seconds. */
	answered(operation: string, code: string, seconds: number): void;
	/** A request that was not let in: what was asked for, and the status it got. */
	refused(kind: string, status: number): void;
	text(): Promise<string>;
	type: string;
	dispose(): void;
}

export function metrics(
	busy: () => number,
	load: () => { units: number; waiting: number },
	ways: Readonly<Ways>,
): Metrics {
	const registry = new Registry();
	collectDefaultMetrics({ register: registry, prefix: 'seksama_' });
	const seconds = new Histogram({
		name: 'seksama_graphql_seconds',
		help: 'Seconds from question to answer.',
		labelNames: ['operation', 'code'],
		buckets: [0.005, 0.02, 0.05, 0.15, 0.5, 1, 2, 5, 10],
		registers: [registry],
	});
	new Gauge({
		name: 'seksama_graphql_busy',
		help: 'Operations under way.',
		registers: [registry],
		collect() {
			this.set(busy());
		},
	});
	for (const [name, help] of [
		['units', 'Work under way, in units of LIMIT_AT_ONCE.'],
		['waiting', 'Requests that wait for their turn.'],
	] as const)
		new Gauge({
			name: `seksama_door_${name}`,
			help,
			registers: [registry],
			collect() {
				this.set(load()[name]);
			},
		});
	new Counter({
		name: 'seksama_reads',
		help: 'Questions for rows: answered by one statement of our own, or left to the client of the models.',
		labelNames: ['way'],
		registers: [registry],
		collect() {
			this.reset();
			for (const way of ['statement', 'prisma'] as const) this.inc({ way }, ways[way]);
		},
	});
	const turnedAway = new Counter({
		name: 'seksama_door_refused',
		help: 'Requests that were not let in.',
		labelNames: ['kind', 'status'],
		registers: [registry],
	});
	return {
		refused(kind, status) {
			turnedAway.inc({ kind, status });
			// A question that does not arrive is one that was answered with an error of its sender.
			if (kind === 'graphql' && status !== 503)
				seconds.observe({ operation: 'other', code: 'BAD_REQUEST' }, 0);
		},
		answered: (operation, code, taken) => seconds.observe({ operation, code }, taken),
		text: () => registry.metrics(),
		type: registry.contentType,
		dispose: () => registry.clear(),
	};
}
