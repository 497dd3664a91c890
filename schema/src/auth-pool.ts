import type { Pool, PoolClient, QueryResult } from 'pg';

/** What the sign-in library asks of a connection. */
export interface AuthClient {
	query(text: string, values?: readonly unknown[]): Promise<QueryResult>;
	release(): void;
}

/** A pool look-alike for the sign-in library: it reaches accounts and sessions, nothing else. */
export interface AuthPool {
	connect(): Promise<AuthClient>;
	/** One statement with the rights of sign-in, in a transaction of its own. */
	query(text: string, values?: readonly unknown[]): Promise<QueryResult>;
	end(): Promise<void>;
}

/**
 * Every query, or every block from `begin` to `commit`, is one transaction as the role `app_auth`. The role is set in
 * the transaction and never on the connection: the embedded engine is one session behind several sockets, and on
 * PostgreSQL the connection goes back to the viewers.
 */
export function authPool(pool: Pool, statementTimeout: number): AuthPool {
	const opening = `begin; set local role app_auth; select set_config('search_path', 'app', true), set_config('statement_timeout', '${statementTimeout}', true), set_config('lock_timeout', '1000', true)`;
	return {
		async connect() {
			return authClient(await pool.connect(), opening);
		},
		async query(text, values) {
			const client = authClient(await pool.connect(), opening);
			try {
				return await client.query(text, values);
			} finally {
				client.release();
			}
		},
		end: async () => {},
	};
}

function authClient(client: PoolClient, opening: string): AuthClient {
	let inside = false;
	let healthy = true;
	/** Whatever failed, nothing of the transaction may stay behind on the connection. */
	const undo = async () => {
		inside = false;
		healthy = await client.query('rollback').then(
			() => healthy,
			() => false,
		);
	};
	return {
		async query(text, values) {
			if (/^\s*(begin|start transaction)/i.test(text)) {
				inside = true;
				const opened = (await client.query(opening)) as unknown as QueryResult[];
				return opened[0]!;
			}
			if (/^\s*(commit|rollback)\s*;?\s*$/i.test(text)) {
				inside = false;
				return client.query(text);
			}
			if (escapes.test(text)) throw new Error('A statement of sign-in tried to change its role.');
			const config = { text, values: values ? [...values] : [] };
			if (inside) return client.query(config);
			const [opened, answered, closed] = await Promise.allSettled([
				client.query(opening),
				client.query(config),
				client.query('commit'),
			]);
			const failed = [opened, answered, closed].find((part) => part.status === 'rejected');
			if (!failed) return (answered as PromiseFulfilledResult<QueryResult>).value;
			await undo();
			throw (failed as PromiseRejectedResult).reason;
		},
		release() {
			if (!inside) return client.release(!healthy);
			// Left in the middle of a transaction: a mistake, and the connection is not to be used again.
			client.release(true);
		},
	};
}

const escapes =
	/session\s+authorization|set\s+(?:local\s+|session\s+)?role|set_config|reset\s+(?:all|role)/i;
