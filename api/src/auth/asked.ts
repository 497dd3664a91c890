import type { Database } from '@seksama/schema/connect.ts';
import type { PersonIds } from '../graph/person-ids.ts';
import type { Log } from '../operation/log.ts';
import type { LiveSession } from './session.ts';
import type { Tries, TryKey } from './tries.ts';

/** A request on its way to the sign-in library. */
export interface Asked {
	database: Database;
	/** The key of sign-in. */
	secret: string;
	ids: PersonIds;
	log: Log;
	/** What is passed on; a step before may change it. */
	body: Record<string, unknown>;
	live: LiveSession | undefined;
	cookies: string | null;
	/** The origin under which the browser knows this site. */
	site: string;
	address: string;
	/** When it began to be answered: performance.now(). */
	began: number;
	tries: Tries;
	/** What this try was counted under, and what is done about it where it was right. */
	counted?: { forget: TryKey[]; giveBack: TryKey[] };
	/** The user whose sign-in waits for its second step, and how many wrong codes it had so far. */
	waiting?: { userId: number; slips: number } | undefined;
}

export interface Answered extends Asked {
	response: Response;
	/** The token of a session that the answer opens. */
	opened: string | undefined;
}

/** What is done about a path before and after the library answers it, or in its place. */
export interface Guarded {
	method: 'GET' | 'POST';
	/** A session that it opens is a new one, also where there is one already. */
	signsIn?: true;
	/** Refuses, or lets it pass. */
	before?: (asked: Asked) => Promise<Response | undefined>;
	/** Answers in the place of the library. */
	answer?: (asked: Asked) => Promise<Response>;
	/** Does what belongs to the answer, or answers otherwise. */
	after?: (answered: Answered) => Promise<Response | void>;
}
