import pg from 'pg';
import { AsyncLocalStorage } from 'node:async_hooks';
import { createHmac } from 'node:crypto';
import { authPool, type AuthPool } from './auth-pool.ts';
import { authSecret, type AuthSecret } from './auth-secret.ts';
import { openEmbedded, type EmbeddedDatabase } from './embedded.ts';
import { Operation, type Viewer } from './operation.ts';
import { databasePlace } from './place.ts';
import { PublicChanges } from './public-changes.ts';
import { SettingsError, type DatabaseSettings } from './settings.ts';
import { statementNames, type StatementNames } from './statement-names.ts';

export type Engine = 'embedded' | 'postgresql';

/** The connections that serve viewers. */
export interface PoolLoad {
	open: number;
	idle: number;
	/** Operations that wait for one. */
	waiting: number;
	most: number;
}

/** The one way to the database: viewers through `operation`, the program's own work through `asOwner`. */
export interface Database {
	engine: Engine;
	/** Which database it is, for what is kept outside of it: `databasePlace`. */
	place: string;
	/** A pool look-alike for the Prisma adapter: every query runs in the operation of `run`. */
	pool: pg.Pool;
	/** For the sign-in library alone: accounts and sessions, outside of any operation. */
	auth: AuthPool;
	/** Names for the statements of questions of any shape. */
	statementNames: StatementNames;
	/** The key of sign-in that belongs to this database; made at the first call where there is none yet. */
	authSecret(): AuthSecret;
	/** Tells when something that everybody may read was changed. */
	publicChanges: Pick<PublicChanges, 'listen'>;
	/** How busy the connections that serve viewers are now. */
	load(): PoolLoad;
	/**
	 * Begins a transaction as the viewer. Whoever begins it must finish it. `alone` is for reads that are likely to be
	 * one statement: each is a transaction of its own, in one flight.
	 */
	operation(viewer: Viewer, alone?: boolean): Operation;
	/** Runs `work` so that the queries of `pool` inside it belong to `operation`. */
	run<T>(operation: Operation, work: () => T): T;
	/**
	 * One transaction with the rights of the owner of all tables, for migrating, seeding and tests.
	 * It commits when `work` ends, and undoes everything when it throws.
	 */
	asOwner<T>(work: (client: pg.ClientBase) => Promise<T>): Promise<T>;
	/** Like `asOwner`, as the role of DATABASE_URL: it may create roles and schemas. */
	asAdmin<T>(work: (client: pg.ClientBase) => Promise<T>): Promise<T>;
	close(): Promise<void>;
}

/**
 * Opens the database of the settings. `serve` wants the embedded folder for itself; otherwise a running one is joined.
 * Throws SettingsError with one clear line when the address is wrong, unreachable or not usable.
 */
export async function openDatabase(
	settings: DatabaseSettings,
	{ serve = false }: { serve?: boolean } = {},
): Promise<Database> {
	const embedded = settings.url
		? undefined
		: await openEmbedded(settings.dataDir, {
				join: !serve,
				statementTimeout: settings.statementTimeout,
			});
	const admin = embedded ? embeddedConfig(embedded) : { connectionString: settings.url };
	if (!embedded) await probe(admin);
	const login = embedded ? admin : { connectionString: loginUrl(settings) };
	const publicChanges = new PublicChanges();
	const viewers = new pg.Pool({
		...login,
		...{ pipeline: true, onConnect: (client: pg.ClientBase) => publicChanges.subscribe(client) },
		max: embedded ? 4 : settings.poolSize,
		idleTimeoutMillis: 0,
		connectionTimeoutMillis: 5000,
		application_name: 'seksama',
	});
	// A lost connection fails its own query and is replaced at the next use; the event itself needs no answer.
	viewers.on('error', () => {});
	viewers.on('connect', (client) => client.on('error', () => {}));
	const current = new AsyncLocalStorage<Operation>();
	const names = statementNames();
	const rounds = new WeakMap<pg.PoolClient, number>();
	viewers.on('connect', (client) => rounds.set(client, names.round));
	const isOutdated = (client: pg.PoolClient) => rounds.get(client) !== names.round;

	async function asAdmin<T>(work: (client: pg.ClientBase) => Promise<T>): Promise<T> {
		const client = new pg.Client({ ...admin, application_name: 'seksama-owner' });
		client.on('error', () => {});
		publicChanges.hear(client);
		await client.connect();
		try {
			await client.query(embedded ? 'begin; set local session authorization postgres' : 'begin');
			const result = await work(client);
			const { command } = await client.query('commit');
			if (command !== 'COMMIT') throw new Error('The transaction was rolled back.');
			return result;
		} catch (error) {
			await client.query('rollback').catch(() => {});
			throw error;
		} finally {
			await client.end().catch(() => {});
		}
	}

	return {
		engine: embedded ? 'embedded' : 'postgresql',
		place: databasePlace(settings),
		pool: new OperationPool(current),
		auth: authPool(viewers, settings.statementTimeout),
		publicChanges,
		authSecret: () => authSecret(settings),
		load: () => ({
			open: viewers.totalCount,
			idle: viewers.idleCount,
			waiting: viewers.waitingCount,
			most: viewers.options.max ?? 0,
		}),
		statementNames: names,
		operation: (viewer, alone = false) =>
			new Operation({ pool: viewers, isOutdated }, viewer, settings.statementTimeout, alone),
		run: (operation, work) => current.run(operation, work),
		asAdmin,
		asOwner: (work) =>
			asAdmin(async (client) => {
				await client.query('set local role app_owner');
				await client.query("set local search_path = 'app'");
				return work(client);
			}),
		async close() {
			await viewers.end();
			await embedded?.close();
		},
	};
}

/** The password of the serving role, derived from the admin's own so that every process finds the same one. */
export function loginPassword(url: string): string | undefined {
	const { password } = new URL(url);
	return password
		? createHmac('sha256', decodeURIComponent(password))
				.update('seksama app_login')
				.digest('base64url')
		: undefined;
}

/** Hands every query to the operation it was asked in; a query outside of one is a mistake and is refused. */
class OperationPool extends pg.Pool {
	readonly #current: AsyncLocalStorage<Operation>;

	constructor(current: AsyncLocalStorage<Operation>) {
		super({ max: 0 });
		this.#current = current;
	}

	override query(config: unknown): never {
		const operation = this.#current.getStore();
		if (!operation) throw new Error('A query was asked outside of an operation.');
		return operation.query(config as pg.QueryConfig) as never;
	}

	override connect(): never {
		throw new Error('The transaction belongs to the operation; none can be opened inside it.');
	}
}

export function loginUrl(settings: DatabaseSettings): string {
	if (settings.appUrl) return settings.appUrl;
	const url = new URL(settings.url!);
	url.username = 'app_login';
	url.password = loginPassword(settings.url!) ?? '';
	return url.href;
}

function embeddedConfig({ address }: EmbeddedDatabase): pg.ClientConfig {
	return { ...address, user: 'postgres', database: 'postgres', ssl: false };
}

async function probe(config: pg.ClientConfig): Promise<void> {
	const client = new pg.Client({ ...config, connectionTimeoutMillis: 5000 });
	client.on('error', () => {});
	try {
		await client.connect();
		const { rows } = await client.query<{ version: number }>(
			"select current_setting('server_version_num')::int as version",
		);
		if ((rows[0]?.version ?? 0) < 150000)
			throw new Error('PostgreSQL 15 or newer is needed; this server is older.');
	} catch (error) {
		throw new SettingsError(
			`DATABASE_URL does not lead to a usable database: ${(error as Error).message || 'no answer'}.`,
		);
	} finally {
		await client.end().catch(() => {});
	}
}
