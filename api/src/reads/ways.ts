/**
 * One statement with its values, in the transaction and with the rights of whoever asks; its one value, parsed.
 * `isKnown` says that its text was asked before and is worth to be prepared: texts that come once take no name.
 */
export type Ask = (text: string, values: readonly unknown[], isKnown: boolean) => Promise<unknown>;

/** How many questions went which way since the start. */
export interface Ways {
	/** Answered here, by one statement each. */
	statement: number;
	/** Left to the client of the models, since their form is not known here. */
	prisma: number;
}

/** What the client of the models offers of one model. */
export type Delegate = Record<string, (args?: unknown) => Promise<unknown>>;
