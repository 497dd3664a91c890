import { enciphered } from '../../graph/enciphered.ts';

/** What app.session_rows returns. */
export interface SessionRow {
	id: number;
	userId: number;
	createdAt: string;
	updatedAt: string;
	address: string | null;
	browser: string | null;
	secondFactor: boolean;
}

export const sessions = enciphered<SessionRow>('Session', 'app.session_rows', {
	one: 'A session',
	many: 'sessions',
});
