/** The home city of the demo, of which everything is asked. */
export const city = '33.75';

export interface Question {
	document: string;
	variables: Record<string, unknown>;
}

/** One question, asked in two ways: as a page's document, and as the SQL that gives the very same answer. */
export interface Scene extends Question {
	name: string;
	/** What it is held to stands in report.ts. */
	kind: 'page' | 'nested' | 'list';
	operation: string;
	/** Returns one text column `json`. */
	sql: string;
	values: unknown[];
	/** The same question in the words of the peer, under aliases that give its answer the shape of ours. */
	peer?: Question & {
		/** Names of fields whose decimals the peer writes with the zeros they are kept with. */
		decimals: string[];
	};
}
