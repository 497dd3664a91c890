/** What was tried with an account between two sign-ins, as sign-in tells its owner. Times are ISO 8601. */
export interface WrongTries {
	passwords: number;
	/** Wrong codes after the right password. */
	codes: number;
	lastAt: string;
	/** The sign-in before; null where there was none. */
	since: string | null;
}
