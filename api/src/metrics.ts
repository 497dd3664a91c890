import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What a monitor reads of one server. */
export interface Metrics {
	/** An operation that was answered: its persisted name or "other", the code of its error or "OK", seconds. */
	answered(operation: string, code: string, seconds: number): void;
	text(): Promise<string>;
	type: string;
	dispose(): void;
}

export function metrics(busy: () => number): Metrics {
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
	return {
		answered: (operation, code, taken) => seconds.observe({ operation, code }, taken),
		text: () => registry.metrics(),
		type: registry.contentType,
		dispose: () => registry.clear(),
	};
}
