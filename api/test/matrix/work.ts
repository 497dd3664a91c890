import type { Operation, Viewer } from '@seksama/schema/operation.ts';
import type { TestDatabase } from '../../../schema/test/support/database.ts';

/** What answering took: the statements that were sent, and how often each table or index was looked into. */
export interface Work {
	statements: string[];
	scans: Scans;
}

/** The same database, noting what its operations do. `take` gives what was noted since the last time. */
export function noted(database: TestDatabase): { database: TestDatabase; take(): Work[] } {
	let works: Work[] = [];
	const operation = (viewer: Viewer): Operation => {
		const inner = database.operation(viewer);
		const work: Work = { statements: [], scans: {} };
		works.push(work);
		let before: Promise<Scans> | undefined;
		const asked = async (config: { text: string }) => {
			before ??= scansIn(inner);
			await before;
			work.statements.push(config.text);
			return inner.query(config);
		};
		const close = async (commit: boolean) => {
			if (before) {
				const [start, end] = [await before, await scansIn(inner).catch(() => undefined)];
				// A refused statement ends the transaction, which then tells nothing more.
				for (const [name, scans] of Object.entries(end ?? {}))
					if (scans > (start[name] ?? 0)) work.scans[name] = scans - (start[name] ?? 0);
			}
			await inner.finish(commit);
		};
		// An operation as the API uses it; its private parts stay with the inner one.
		return {
			query: asked,
			only: (config: { text: string }) => asked(config).finally(() => close(true)),
			finish: close,
		} as unknown as Operation;
	};
	return {
		database: { ...database, operation },
		take() {
			const taken = works;
			works = [];
			return taken;
		},
	};
}

type Scans = Record<string, number>;

/** Looks of this connection into tables and indexes so far; only the difference within a transaction means something. */
async function scansIn(operation: Operation): Promise<Scans> {
	const { rows } = await operation.query<{ name: string; scans: number }>(
		`select relname::text as name, (coalesce(seq_scan, 0) + coalesce(idx_scan, 0))::int as scans
		from pg_stat_xact_user_tables where schemaname = 'app' and coalesce(seq_scan, 0) + coalesce(idx_scan, 0) > 0
		order by 1`,
	);
	return Object.fromEntries(rows.map(({ name, scans }) => [name, scans]));
}
