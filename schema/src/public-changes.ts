import type { ClientBase } from 'pg';

/** Where the database tells it: schema/sql/base/public-changes.sql. */
export const publicChannel = 'seksama_public';

/** Tells when something that everybody may read was changed, by this process or by another one on the same server. */
export class PublicChanges {
	readonly #listeners = new Set<() => void>();
	readonly #subscribed = new Set<ClientBase>();

	/** Calls `listener` at every change from now on. What it returns ends that. */
	listen(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => void this.#listeners.delete(listener);
	}

	/**
	 * Has the connection tell of every change: of its own before the commit that made it is answered, of others' soon.
	 * What was changed while no connection told is unknown, so the first of them counts as a change.
	 */
	async subscribe(client: ClientBase): Promise<void> {
		this.hear(client);
		client.once('end', () => this.#subscribed.delete(client));
		await client.query(`listen ${publicChannel}`);
		if (this.#subscribed.size === 0) this.#tell();
		this.#subscribed.add(client);
	}

	/** Hears what a connection tells that others have subscribed: on the embedded engine they are all one session. */
	hear(client: ClientBase): void {
		client.on('notification', (told) => {
			if (told.channel === publicChannel) this.#tell();
		});
	}

	#tell(): void {
		for (const listener of this.#listeners) listener();
	}
}
