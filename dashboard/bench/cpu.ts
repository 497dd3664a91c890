// CPU time: on a machine that is not quiet it is firmer than answers a second.
import type pg from 'pg';
import { readFileSync } from 'node:fs';
import { stand, type Started } from './children.ts';

/** Milliseconds of CPU: of the program, and of PostgreSQL where its processes can be read on this machine. */
export interface Cpu {
	program: number;
	database: number | undefined;
}

export interface Backend {
	pid: number;
	database: string;
	port: number;
}

/** Reads what `started` and the backends that serve it under `application` have used by now. */
export function cpuOf(started: Started, admin: pg.Client, application: string): () => Promise<Cpu> {
	return async () => {
		const { cpu } = await stand(started);
		const { rows } = await admin.query<Backend>(
			`select pid, datname as database, client_port as port from pg_stat_activity
			where datname = current_database() and application_name = $1`,
			[application],
		);
		return { program: (cpu.user + cpu.system) / 1000, database: databaseMs(rows) };
	};
}

/** Milliseconds of these backends together; undefined where one of them is not to be read here. */
export function databaseMs(
	backends: readonly Backend[],
	read: (path: string) => string = (path) => readFileSync(path, 'utf8'),
): number | undefined {
	let nanoseconds = 0;
	try {
		for (const { pid, database, port } of backends) {
			// A server elsewhere has the same numbers for other processes: its title must tell the very connection.
			const title = read(`/proc/${pid}/cmdline`);
			if (!title.startsWith('postgres') || !title.includes(` ${database} `)) return undefined;
			if (!title.includes(port > 0 ? `(${port})` : '[local]')) return undefined;
			nanoseconds += Number(/^\d+(?= )/.exec(read(`/proc/${pid}/schedstat`))?.[0] ?? NaN);
		}
	} catch {
		return undefined; // no Linux, or not ours to read
	}
	return backends.length > 0 && Number.isFinite(nanoseconds) ? nanoseconds / 1e6 : undefined;
}

/** What one question took of the time between two readings. */
export function perQuestion(before: Cpu, after: Cpu, questions: number): Cpu {
	return {
		program: (after.program - before.program) / questions,
		database:
			before.database === undefined || after.database === undefined
				? undefined
				: (after.database - before.database) / questions,
	};
}
