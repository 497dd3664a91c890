import type { Database } from '@seksama/schema/connect.ts';
import { createHash } from 'node:crypto';

/**
 * What is counted, how often it may be tried, and in which time that drains away: evenly. Beyond it each try closes the
 * door for a minute, then two, four … 15 at most (app.count_tries). What that means for whoever guesses stands in
 * decision 0012.
 */
const rules = {
	/** Wrong passwords of one account from one address. */
	pair: { most: 5, window: '1 day' },
	/**
	 * Wrong passwords of one account from everywhere but known devices. It drains faster than one address may try, so that
	 * nobody closes an account from a single one.
	 */
	account: { most: 20, window: '1 hour' },
	/** Wrong passwords of one account on a device that signed in before: strangers cannot close this way. */
	device: { most: 5, window: '1 day' },
	/** Wrong passwords and codes from one address; a whole office may stand behind it. */
	address: { most: 40, window: '15 minutes' },
	/** Sign-ins with the government that were begun from one address. */
	government: { most: 40, window: '15 minutes' },
	/** Wrong codes and passwords in the sessions of one user. */
	code: { most: 5, window: '1 day' },
	/** Links that are none, from one address. */
	link: { most: 20, window: '15 minutes' },
} as const;

export type TryKind = keyof typeof rules;
export type TryKey = readonly [kind: TryKind, who: string];

/** Counts tries in the database, so that every process knows of them and a restart forgets none. */
export interface Tries {
	/** Counts one try before it is made. Answers how many seconds to wait; 0 where it may go on, under every key. */
	count(...keys: TryKey[]): Promise<number>;
	/** After success: forgets all tries. */
	forget(...keys: TryKey[]): Promise<void>;
	/** After success: gives back the one that was just counted. */
	giveBack(...keys: TryKey[]): Promise<void>;
}

export function tries({ auth }: Pick<Database, 'auth'>, secret: string): Tries {
	const hash = ([kind, who]: TryKey) => keyOf(secret, kind, who);
	const undo = async (keys: TryKey[], onlyOne: boolean) => {
		for (const key of keys)
			await auth.query('select app.forget_tries($1, $2)', [hash(key), onlyOne]);
	};
	return {
		async count(...keys) {
			const { rows } = await auth.query(
				'select app.count_tries($1::bytea[], $2::integer[], $3::interval[]) as seconds',
				[
					keys.map(hash),
					keys.map(([kind]) => rules[kind].most),
					keys.map(([kind]) => rules[kind].window),
				],
			);
			return Number((rows as { seconds: number }[])[0]?.seconds ?? 0);
		},
		forget: (...keys) => undo(keys, false),
		giveBack: (...keys) => undo(keys, true),
	};
}

/** Keyed with the secret: a short list such as all addresses could else be hashed and compared. */
function keyOf(secret: string, kind: TryKind, who: string): Buffer {
	return createHash('sha256').update(`${secret}\0${kind}\0${who.trim().toLowerCase()}`).digest();
}
