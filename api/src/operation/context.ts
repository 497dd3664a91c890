import type { PrismaClient } from '@seksama/schema/client.ts';
import type { HostFacts } from '@seksama/schema/host.ts';
import type { TokenScope } from '@seksama/schema/token-scope.ts';
import DataLoader from 'dataloader';
import type { Cursors } from '../graph/cursors.ts';
import type { PersonIds } from '../graph/person-ids.ts';

/** The session that asks, and how well it was proved. */
export interface ViewerSession {
	id: number;
	/** Whether the second factor was shown in it. */
	secondFactor: boolean;
	/** What stands between the user and roles that need a second factor: showing it, or setting it up first. */
	secondFactorDue: 'VERIFY' | 'SET_UP' | null;
	/** When the user last proved who they are: signing in, or showing the second factor. */
	provedAt: Date;
}

/** Who asks. A token without the scope READ_OWN reads as if nobody had signed in. */
export interface ApiViewer {
	signedIn: boolean;
	/** The row of the user whose rights hold; null reads what the public reads. */
	userId: number | null;
	/** What the token may be used for; absent where a session or nobody asks. */
	scopes?: readonly TokenScope[];
	/** Of a token: whether it carries the roles that need a second factor. */
	secondFactor?: boolean;
	/** The session that asks; absent where a token or nobody asks. */
	session?: ViewerSession;
}

/** What every resolver has at hand. One per operation. */
export interface Context {
	viewer: ApiViewer;
	requestId: string;
	/** The names of the fields that the document asks for. */
	asked: ReadonlySet<string>;
	/** The city that is meant where a query names none. */
	home: string;
	/** The ids under which people, and what belongs to them, are known outside. */
	ids: PersonIds;
	/** Where rows stand in lists, as everybody outside knows it. */
	cursors: Cursors;
	/** What the program knows of itself and its machine; asked outside of the transaction. */
	host(): Promise<HostFacts>;
	/** The general graph; every query runs in the transaction of this operation, with the viewer's rights. */
	db: PrismaClient;
	/** One statement in the transaction of this operation. */
	sql<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
	/** Undoes what was written, although the operation is answered: after an expected refusal. */
	undo(): void;
	/** The one value of a statement that returns one JSON text, parsed; null where it has none. */
	json<Value>(text: string, values?: readonly unknown[]): Promise<Value>;
}

/**
 * A loader that lives as long as the operation, so that nothing of one viewer reaches another.
 * `batch` gets distinct keys and returns what it found under each; the rest is null.
 */
export function perOperation<Key extends string | number, Value>(
	batch: (keys: readonly Key[], context: Context) => Promise<ReadonlyMap<Key, Value>>,
): (context: Context) => DataLoader<Key, Value | null> {
	const loaders = new WeakMap<Context, DataLoader<Key, Value | null>>();
	return (context) => {
		let loader = loaders.get(context);
		if (!loader) {
			loader = new DataLoader(async (keys) => {
				const found = await batch(keys, context);
				return keys.map((key) => found.get(key) ?? null);
			});
			loaders.set(context, loader);
		}
		return loader;
	};
}
