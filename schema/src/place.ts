import pg from 'pg';
import type { DatabaseSettings } from './settings.ts';

/** Names of this machine to itself: the same database, whichever of them an operator wrote. */
const ownNames = ['localhost', '127.0.0.1', '::1', '[::1]'];

/** Which database the settings lead to: the folder of an embedded one, else host:port/name without user or password. */
export function databasePlace({ url, dataDir }: Pick<DatabaseSettings, 'url' | 'dataDir'>): string {
	if (!url) return dataDir;
	// Not connected: only asked how the driver reads the address.
	const { host, port, database } = new pg.Client({ connectionString: url });
	const name = host.toLowerCase();
	return `${ownNames.includes(name) ? 'localhost' : name}:${port}/${database}`;
}
