import type { Pool, PoolClient, QueryConfig, QueryResult, QueryResultRow } from 'pg';
import { randomUUID } from 'node:crypto';
import type { Writable } from 'node:stream';
import { tokenScopes, type TokenScope } from './token-scope.ts';

/** Who asks: nobody signed in, or a user known by the number of their row. */
export interface Viewer {
	userId: number | null;
	/** One id per request; it stands in logs and in masked errors. */
	requestId: string;
	/** How they proved who they are; a token carries a part of its owner's rights. Left out: a session. */
	via?: 'session' | 'token';
	/** What the token may be used for. A token without READ_OWN and WRITE_OWN asks as if nobody had signed in. */
	scopes?: readonly TokenScope[];
	/** False in a session that lacks the second factor, and by a token made in one: the roles that need it do not hold. */
	secondFactor?: boolean;
	/** When the viewer last proved who they are, in a session; steps of weight ask for a recent proof. */
	provedAt?: Date;
}

/** Somebody who did not sign in. */
export function anonymous(requestId: string = randomUUID()): Viewer {
	return { userId: null, requestId };
}

/** The connections that serve viewers, and which of them are to be replaced when they come back. */
export interface Connections {
	pool: Pool;
	isOutdated(client: PoolClient): boolean;
}

/**
 * One transaction as one viewer. It takes a connection only when the first query comes, and sends BEGIN, the role and
 * the settings in the same flight as that query, so that the permission context costs no round trip.
 * A query that fails leaves the transaction aborted; `finish(true)` then throws instead of pretending to commit.
 */
export class Operation {
	readonly #connections: Connections;
	readonly #opening: string;
	readonly #alone: boolean;
	#client: Promise<PoolClient> | undefined;
	#failure: unknown;
	#finished = false;
	#asked = 0;

	/** With `alone` each query is a transaction of its own, in one flight: for reads only. */
	constructor(connections: Connections, viewer: Viewer, statementTimeout: number, alone = false) {
		this.#connections = connections;
		this.#opening = openingText(viewer, statementTimeout);
		this.#alone = alone;
	}

	/** How many statements were asked, apart from those that open and end the transaction. */
	get asked(): number {
		return this.#asked;
	}

	/** Runs one statement inside the transaction. Refuses text that could step out of the viewer's rights. */
	async query<Row extends QueryResultRow>(config: QueryConfig | string): Promise<QueryResult<Row>> {
		const text = typeof config === 'string' ? config : config.text;
		if (escapes.test(text)) throw new Error('A statement tried to change the viewer.');
		if (this.#finished) throw new Error('The operation is over.');
		this.#asked += 1;
		if (this.#alone) return this.#wholly<Row>(config);
		const client = await (this.#client ??= this.#begin());
		inOneFlight(client);
		try {
			return await client.query<Row>(config);
		} catch (error) {
			throw await this.#explained(error);
		}
	}

	/**
	 * What fails only because the transaction is aborted says so after the failure that aborted it has been heard, and
	 * names it as its cause: several answers can come in one read, and then nothing else keeps them in order.
	 */
	async #explained(error: unknown): Promise<unknown> {
		if ((error as { code?: unknown }).code !== abortedTransaction) {
			this.#failure ??= error;
			return error;
		}
		await new Promise(setImmediate);
		return Object.assign(error as Error, { cause: this.#failure });
	}

	/** Ends the transaction: commit keeps the writes, otherwise they are undone. */
	async finish(commit: boolean): Promise<void> {
		this.#finished = true;
		if (!this.#client) return;
		const client = await this.#client.catch(() => undefined);
		if (!client) return;
		try {
			const { command } = await client.query(commit ? 'commit' : 'rollback');
			this.#giveBack(client);
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
		this.#asked += 1;
		return this.#wholly<Row>(config);
	}

	async #wholly<Row extends QueryResultRow>(
		config: QueryConfig | string,
	): Promise<QueryResult<Row>> {
		const client = await this.#connections.pool.connect();
		inOneFlight(client);
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
		this.#giveBack(client);
		return (answered as PromiseFulfilledResult<QueryResult<Row>>).value;
	}

	#giveBack(client: PoolClient): void {
		client.release(this.#connections.isOutdated(client));
	}

	async #begin(): Promise<PoolClient> {
		const client = await this.#connections.pool.connect();
		inOneFlight(client);
		// Not awaited: the first query follows in the same flight. If it fails, that query fails as well,
		// because the login role alone may read nothing.
		client.query(this.#opening).catch(() => {});
		return client;
	}
}

/** SQLSTATE in_failed_sql_transaction: a statement that was not run, because one before it failed. */
export const abortedTransaction = '25P02';

/** Lets everything that is asked before the next turn leave in one write: each write is a call to the system. */
function inOneFlight(client: PoolClient): void {
	const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
	stream.cork();
	process.nextTick(() => stream.uncork());
}

const escapes =
	/session\s+authorization|set\s+(?:local\s+|session\s+)?(?:role|"?app\.)|set_config|reset\s+(?:all|role|"?app\.)/i;

function openingText(viewer: Viewer, statementTimeout: number): string {
	const { requestId } = viewer;
	const { userId, viaToken } = rights(viewer);
	if (userId !== null && !Number.isSafeInteger(userId)) throw new TypeError('userId');
	if (!/^[\w-]{1,64}$/.test(requestId)) throw new TypeError('requestId');
	// What stands last is evaluated last: by then the settings say who the viewer is.
	const known = userId === null ? '' : ', app.know_viewer()';
	return `begin; set local role ${userId === null ? 'app_anon' : 'app_member'}; select set_config('app.user_id', '${userId ?? ''}', true), set_config('app.via_token', '${viaToken}', true), set_config('app.request_id', '${requestId}', true), ${proof(viewer)}, set_config('statement_timeout', '${statementTimeout}', true), set_config('lock_timeout', '1000', true)${known}`;
}

/** A token's scopes as the database reads them, and its owner only where the token acts for them. */
function rights({ userId, via = 'session', scopes = [] }: Viewer) {
	if (via === 'session') return { userId, viaToken: '' };
	if (!scopes.every((scope) => tokenScopes.includes(scope))) throw new TypeError('scopes');
	const own = scopes.includes('READ_OWN') || scopes.includes('WRITE_OWN');
	return { userId: own ? userId : null, viaToken: scopes.join(',') || 'READ_PUBLIC' };
}

/** How well a session was proved; nothing is known of it where a token asks. */
function proof({ secondFactor, provedAt }: Viewer): string {
	return `set_config('app.second_factor', '${secondFactor === false ? 'no' : ''}', true), set_config('app.proved_at', '${provedAt?.toISOString() ?? ''}', true)`;
}
