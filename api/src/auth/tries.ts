import type { Database } from '@seksama/schema/connect.ts';
import { createHash } from 'node:crypto';

/** What is counted, how often it may be tried within 15 minutes, and how long the first wait is. */
const rules = {
	/** Wrong passwords of one account. */
	account: { most: 5, block: '1 minute' },
	/** Wrong passwords and codes from one address; a whole office may stand behind it. */
	address: { most: 40, block: '1 minute' },
	/** Wrong codes in a session of one user. */
	code: { most: 5, block: '1 minute' },
	/** Links tried from one address. */
	link: { most: 20, block: '1 minute' },
} as const;

export type TryKind = keyof typeof rules;

/** Counts tries in the database, so that every process knows of them and a restart forgets none. */
export interface Tries {
	/** Counts one try before it is made. Answers how many seconds to wait; 0 where it may go on. */
	count(kind: TryKind, who: string): Promise<number>;
	/** After success: forgets them all, or gives back the one just counted. */
	forget(kind: TryKind, who: string, onlyOne?: boolean): Promise<void>;
}

export function tries({ auth }: Pick<Database, 'auth'>, secret: string): Tries {
	return {
		async count(kind, who) {
			const { most, block } = rules[kind];
			const { rows } = await auth.query(
				"select app.count_try($1, $2, interval '15 minutes', $3::interval) as seconds",
				[keyOf(secret, kind, who), most, block],
			);
			return Number((rows as { seconds: number }[])[0]?.seconds ?? 0);
		},
		async forget(kind, who, onlyOne = false) {
			await auth.query('select app.forget_tries($1, $2)', [keyOf(secret, kind, who), onlyOne]);
		},
	};
}

/** Keyed with the secret: a short list such as all addresses could else be hashed and compared. */
function keyOf(secret: string, kind: TryKind, who: string): Buffer {
	return createHash('sha256').update(`${secret}\0${kind}\0${who.trim().toLowerCase()}`).digest();
}
