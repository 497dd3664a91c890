import { LRUCache } from 'lru-cache';
import { createHash } from 'node:crypto';

/** An answer that everybody who did not sign in gets alike. */
export interface KeptAnswer {
	text: string;
	type: string;
	tag: string;
}

/** Answers to the public, kept for a moment. Nothing that a signed-in viewer was answered comes near it. */
export interface KeptAnswers {
	get(key: string): KeptAnswer | undefined;
	/** Which round it is; each change of what the public sees begins another one. Read before asking. */
	readonly round: number;
	/** Makes an answer of the text, and keeps it unless another round has begun since it was asked. */
	put(key: string, text: string, type: string, round: number): KeptAnswer;
	/** Forgets all: something that the public sees was changed. */
	forget(): void;
}

/** Characters of all that is kept, and of one answer with the question that it is kept under. */
const mostCharacters = 20_000_000;
const largest = 300_000;

/** Keeps answers for so many milliseconds, by `now`; with 0 none is kept. */
export function keptAnswers(
	milliseconds: number,
	now: () => number = () => performance.now(),
): KeptAnswers {
	const answers = new LRUCache<string, KeptAnswer & { until: number }>({
		maxSize: mostCharacters,
		maxEntrySize: largest,
		sizeCalculation: ({ text }, key) => text.length + key.length,
	});
	let round = 0;
	return {
		get round() {
			return round;
		},
		get(key) {
			const found = answers.get(key);
			if (!found) return undefined;
			if (found.until > now()) return found;
			answers.delete(key);
			return undefined;
		},
		put(key, text, type, asked) {
			const tag = `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
			const answer = { text, type, tag, until: now() + milliseconds };
			if (asked !== round) return answer;
			if (milliseconds > 0) answers.set(key, answer);
			return answer;
		},
		forget() {
			round += 1;
			answers.clear();
		},
	};
}
