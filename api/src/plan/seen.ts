import { LRUCache } from 'lru-cache';

/** What was made of a value of the database, by whoever made it. */
export type Made = Map<string, unknown>;

interface Seen {
	text: string;
	/** Read only when the same text has come twice. */
	value?: object;
}

/** Characters of texts that are kept, counted with what is made of them, and the shortest one that is worth it. */
const mostCharacters = 16_000_000;
const shortest = 1000;

const seen = new LRUCache<string, Seen>({
	maxSize: mostCharacters,
	maxEntrySize: mostCharacters / 8,
	sizeCalculation: ({ text }, question) => question.length + 4 * text.length,
});
const madeOf = new WeakMap<object, Made>();

/**
 * The JSON value of a text that a statement returned to nobody signed in. Most figures are the same from one publication
 * to the next: the same text again is the same value, frozen, and need not be read again. It is compared with what the
 * database says now, so it can be no older than that.
 */
export function readSeen(question: string, text: string): unknown {
	if (text.length < shortest) return JSON.parse(text);
	const known = seen.get(question);
	if (known?.text !== text) {
		seen.set(question, { text });
		return JSON.parse(text);
	}
	if (known.value === undefined) {
		const value = frozen(JSON.parse(text));
		if (typeof value !== 'object' || value === null) return value;
		known.value = value;
		madeOf.set(value, new Map());
	}
	return known.value;
}

/** What was made of a value that came before; undefined for every other one. */
export function madeBefore(value: unknown): Made | undefined {
	return typeof value === 'object' && value !== null ? madeOf.get(value) : undefined;
}

/** Nobody may change what the next one is answered from. */
function frozen(value: unknown): unknown {
	if (typeof value !== 'object' || value === null) return value;
	for (const part of Object.values(value)) frozen(part);
	return Object.freeze(value);
}
