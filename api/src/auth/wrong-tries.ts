import type { Database } from '@seksama/schema/connect.ts';
import { answerOnce } from './one-time-link.ts';
import { refuse } from './answers.ts';
import type { Asked } from './asked.ts';

/** What was tried with an account between two sign-ins, as its owner is told after the later one. */
export interface WrongTries {
	passwords: number;
	/** Wrong codes after the right password: whoever typed them knows it. */
	codes: number;
	/** ISO 8601. */
	lastAt: string;
	/** The sign-in before, ISO 8601; null where there was none. */
	since: string | null;
}

type Auth = Pick<Database, 'auth'>;

export async function noteWrongPassword({ auth }: Auth, email: string): Promise<void> {
	await auth.query('select app.note_wrong_password($1)', [email]);
}

export async function noteWrongCode({ auth }: Auth, userId: number): Promise<void> {
	await auth.query('select app.note_wrong_code($1)', [userId]);
}

/** At a sign-in: what was tried before it, but its own mistyped codes, is told from now on, until the next one. */
export async function tellWrongTries({ auth }: Auth, token: string, slips: number): Promise<void> {
	await auth.query('select app.tell_wrong_tries($1, $2)', [token, slips]);
}

/** Answers `{ tries: WrongTries | null }` to whoever is signed in. */
export async function readWrongTries({ database, live }: Asked): Promise<Response> {
	if (!live) return refuse(401, 'UNAUTHENTICATED', 'Sign in first.');
	const { rows } = await database.auth.query(
		'select passwords, codes, last_at, since from app.told_wrong_tries($1)',
		[live.userId],
	);
	const row = (rows as Row[])[0];
	const tries: WrongTries | null = row
		? {
				passwords: row.passwords,
				codes: row.codes,
				lastAt: new Date(row.last_at).toISOString(),
				since: row.since && new Date(row.since).toISOString(),
			}
		: null;
	return answerOnce({ tries });
}

interface Row {
	passwords: number;
	codes: number;
	last_at: string | Date;
	since: string | Date | null;
}
