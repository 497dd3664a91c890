/** What the log says of one operation: never variables, never SQL with values, never a name of a person. */
export interface LogEntry {
	requestId: string;
	level: 'error' | 'warn';
	event: string;
	operation?: string | undefined;
	hash?: string | undefined;
	code?: string | undefined;
	message?: string | undefined;
	stack?: string | undefined;
}

export type Log = (entry: LogEntry) => void;

/** One JSON line on the standard error. */
export const logLine: Log = (entry) => {
	process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), ...entry })}\n`);
};

/** Where a mistake happened: names of functions, files and lines, without its message, which may hold values. */
export function placesOf(error: unknown): string | undefined {
	const stack = (error as { stack?: unknown } | null | undefined)?.stack;
	return typeof stack === 'string'
		? stack
				.split('\n')
				.filter((line) => /^\s+at /.test(line))
				.slice(0, 12)
				.map((line) => line.trim())
				.join(' | ')
		: undefined;
}
