import type { Operation, Viewer } from '@seksama/schema/operation.ts';
import type { TestDatabase } from '../../../schema/test/support/database.ts';

/** The same database, in which nothing stays: what an operation would keep is tried up to the last trigger, and undone. */
export function rehearsed(database: TestDatabase): TestDatabase {
	const operation = (viewer: Viewer): Operation => {
		const inner = database.operation(viewer);
		// An operation as the API uses it; its private parts stay with the inner one.
		return {
			query: (config: { text: string }) => inner.query(config),
			only: (config: { text: string }) => inner.only(config),
			async finish(commit: boolean) {
				if (commit) await inner.query('set constraints all immediate');
				await inner.finish(false);
			},
		} as unknown as Operation;
	};
	return { ...database, operation };
}
