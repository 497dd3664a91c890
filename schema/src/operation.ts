import type { Pool, PoolClient, QueryConfig, QueryResult, QueryResultRow } from 'pg';
import { randomUUID } from 'node:crypto';

/** Who asks: nobody signed in, or a user known by the number of their row. */
export interface Viewer {
	userId: number | null;
	/** One id per request; it stands in logs and in masked errors. */
	requestId: string;
}

/** Somebody who did not sign in. */
export function anonymous(requestId: string = randomUUID()): Viewer {
	return { userId: null, requestId };
}

/**
 * One transaction as one viewer. It takes a connection only when the first query comes, and sends BEGIN, the role and
 * the settings in the same flight as that query, so that the permission context costs no round trip.
 * A query that fails leaves the transaction aborted; `finish(true)` then throws instead of pretending to commit.
 */
export class Operation {
	readonly #pool: Pool;
	readonly #opening: string;
	#client: Promise<PoolClient> | undefined;
	#finished = false;

	constructor(pool: Pool, viewer: Viewer, statementTimeout: number) {
		this.#pool = pool;
		this.#opening = openingText(viewer, statementTimeout);
	}

	/** Runs one statement inside the transaction. Refuses text that could step out of the viewer's rights. */
	async query<Row extends QueryResultRow>(config: QueryConfig | string): Promise<QueryResult<Row>> {
		const text = typeof config === 'string' ? config : config.text;
		if (escapes.test(text)) throw new Error('A statement tried to change the viewer.');
		if (this.#finished) throw new Error('The operation is over.');
		const client = await (this.#client ??= this.#begin());
		return client.query<Row>(config);
	}

	/** Ends the transaction: commit keeps the writes, otherwise they are undone. */
	async finish(commit: boolean): Promise<void> {
		this.#finished = true;
		if (!this.#client) return;
		const client = await this.#client.catch(() => undefined);
		if (!client) return;
		try {
			const { command } = await client.query(commit ? 'commit' : 'rollback');
			client.release();
			if (commit && command !== 'COMMIT') throw new Error('The transaction was rolled back.');
		} catch (error) {
			if (!(error instanceof Error && error.message === 'The transaction was rolled back.'))
				client.release(true);
			throw error;
		}
	}

	/**
	 * Opens, runs one read and closes in a single flight: the shortest way from a question to its answer.
	 * Only for an operation that asks nothing else.
	 */
	async only<Row extends QueryResultRow>(config: QueryConfig): Promise<QueryResult<Row>> {
		if (this.#client || this.#finished) throw new Error('The operation has already begun.');
		this.#finished = true;
		const client = await this.#pool.connect();
		const parts = [client.query(this.#opening), client.query<Row>(config), client.query('commit')];
		const [opened, answered, closed] = await Promise.allSettled(parts);
		const failed = [opened, answered, closed].find((part) => part?.status === 'rejected');
		if (failed?.status === 'rejected') {
			const healthy = await client.query('rollback').then(
				() => true,
				() => false,
			);
			client.release(!healthy);
			throw failed.reason;
		}
		client.release();
		return (answered as PromiseFulfilledResult<QueryResult<Row>>).value;
	}

	async #begin(): Promise<PoolClient> {
		const client = await this.#pool.connect();
		// Not awaited: the first query follows in the same flight. If it fails, that query fails as well,
		// because the login role alone may read nothing.
		client.query(this.#opening).catch(() => {});
		return client;
	}
}

const escapes =
	/session\s+authorization|set\s+(?:local\s+|session\s+)?role|set_config|reset\s+(?:all|role)/i;

function openingText({ userId, requestId }: Viewer, statementTimeout: number): string {
	if (userId !== null && !Number.isSafeInteger(userId)) throw new TypeError('userId');
	if (!/^[\w-]{1,64}$/.test(requestId)) throw new TypeError('requestId');
	return `begin; set local role ${userId === null ? 'app_anon' : 'app_member'}; select set_config('app.user_id', '${userId ?? ''}', true), set_config('app.request_id', '${requestId}', true), set_config('statement_timeout', '${statementTimeout}', true), set_config('lock_timeout', '1000', true)`;
}
