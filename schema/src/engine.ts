import { readFileSync, rmSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

/** Where the engine listens: the path of a socket file, or a loopback port. */
export type SocketPlace = string | { port: number };

const rolesFile = new URL('../sql/roles.sql', import.meta.url);
const workerFile = new URL('./embedded-worker.ts', import.meta.url);

/** The worker with its watchdog: a statement over its time ends the worker, which is then started again. */
export class Engine {
	readonly #busySince = new BigInt64Array(new SharedArrayBuffer(8));
	readonly #folder: string;
	readonly #socket: SocketPlace;
	readonly #limit: number;
	#worker: Worker | undefined;
	#watch: NodeJS.Timeout | undefined;

	constructor(folder: string, socket: SocketPlace, statementTimeout: number) {
		this.#folder = folder;
		this.#socket = socket;
		// PGlite knows no statement_timeout; a little longer than the real one, so that both engines answer alike.
		this.#limit = statementTimeout + 500;
	}

	async start(): Promise<void> {
		if (typeof this.#socket === 'string') rmSync(this.#socket, { force: true });
		const worker = new Worker(workerFile, {
			workerData: {
				folder: this.#folder,
				socket: this.#socket,
				rolesSql: readFileSync(rolesFile, 'utf8'),
				busy: this.#busySince.buffer,
			},
		});
		this.#worker = worker;
		await new Promise<void>((resolve, reject) => {
			worker.once('message', () => resolve());
			worker.once('error', reject);
			worker.once('exit', (code) => reject(new Error(`it ended with code ${code}`)));
		});
		worker.removeAllListeners('exit');
		worker.on('error', () => void this.#restart(worker));
		this.#watch ??= setInterval(() => this.#check(), 250).unref();
	}

	#check(): void {
		const since = Number(Atomics.load(this.#busySince, 0));
		if (since > 0 && Date.now() - since > this.#limit && this.#worker)
			void this.#restart(this.#worker);
	}

	async #restart(worker: Worker): Promise<void> {
		if (this.#worker !== worker) return;
		this.#worker = undefined;
		await worker.terminate();
		Atomics.store(this.#busySince, 0, 0n);
		await this.start();
	}

	async close(): Promise<void> {
		clearInterval(this.#watch);
		const worker = this.#worker;
		this.#worker = undefined;
		if (!worker) return;
		const closed = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
		worker.postMessage('close');
		const late = setTimeout(() => void worker.terminate(), 10_000).unref();
		await closed;
		clearTimeout(late);
	}
}
