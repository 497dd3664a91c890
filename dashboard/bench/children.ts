// The processes that are measured, each apart from the one that makes the load.
import { fork, type ChildProcess } from 'node:child_process';
import type { Stand } from './child.ts';

export interface Started {
	child: ChildProcess;
	base: string;
	/** Milliseconds until it answered. */
	ms: number;
}

/** As the program is started (package.json): answers are short-lived, and room for them spares collecting them. */
const execArgv = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=32'];

/** Starts a file of this folder that tells its port; rejects where it ends before. */
export function start(file: string, env: Record<string, string>): Promise<Started> {
	const began = performance.now();
	const child = fork(new URL(file, import.meta.url), {
		env: { ...process.env, ...env },
		execArgv,
	});
	return new Promise((resolve, reject) => {
		child.once('message', (message: { port: number }) =>
			resolve({
				child,
				base: `http://127.0.0.1:${message.port}`,
				ms: performance.now() - began,
			}),
		);
		child.once('exit', (code) => reject(new Error(`${file} ended with ${code}.`)));
	});
}

/** Memory and CPU time of a child by now. */
export function stand({ child }: Started): Promise<Stand> {
	return new Promise((resolve) => {
		child.once('message', (message) => resolve(message as Stand));
		child.send('stand');
	});
}
