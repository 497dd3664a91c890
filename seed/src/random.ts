/**
 * Reproducible random numbers (sfc32). A stream is named after what it is for, so that one agency's figures do not move
 * when another agency is added. Only exact arithmetic is used: every machine gives the same numbers.
 */
export interface Random {
	/** From 0 up to, but not including, 1. */
	next(): number;
	/** A whole number from `least` to `most`, both included. */
	whole(least: number, most: number): number;
	/** True with the given probability. */
	chance(probability: number): boolean;
	/** One of the values; the list must not be empty. */
	pick<T>(values: readonly T[]): T;
	/** One of the values, each as likely as its share says; the shares need not sum to 1. */
	weighted<T>(values: readonly (readonly [T, number])[]): T;
	/** About normal: mean 0, deviation 1, never beyond 6. */
	normal(): number;
	/** The values in another order; the given list stays as it is. */
	shuffle<T>(values: readonly T[]): T[];
}

/** The stream of random numbers for `seed` and a name. */
export function random(seed: number, ...name: (string | number)[]): Random {
	const step = hash(`${seed}/${name.join('/')}`);
	let [a, b, c, d] = [step(), step(), step(), step()];
	const next = () => {
		const t = (((a + b) | 0) + d) | 0;
		d = (d + 1) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = (c << 21) | (c >>> 11);
		c = (c + t) | 0;
		return (t >>> 0) / 4294967296;
	};
	for (let turn = 0; turn < 12; turn++) next();
	const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
	return {
		next,
		whole,
		chance: (probability) => next() < probability,
		pick: (values) => item(values, whole(0, values.length - 1)),
		weighted(values) {
			let left = next() * values.reduce((sum, [, share]) => sum + share, 0);
			for (const [value, share] of values) if ((left -= share) < 0) return value;
			return item(values, values.length - 1)[0];
		},
		normal: () => Array.from({ length: 12 }, next).reduce((sum, value) => sum + value, -6),
		shuffle(values) {
			const order = [...values];
			for (let last = order.length - 1; last > 0; last--) {
				const other = whole(0, last);
				[order[last], order[other]] = [item(order, other), item(order, last)];
			}
			return order;
		},
	};
}

function item<T>(values: readonly T[], index: number): T {
	if (index < 0 || index >= values.length) throw new RangeError('There is nothing to choose from.');
	return values[index] as T;
}

/** A hash of text that gives as many 32-bit numbers as are asked of it. */
function hash(text: string): () => number {
	let state = 1779033703 ^ text.length;
	for (const character of text) {
		state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 3432918353);
		state = (state << 13) | (state >>> 19);
	}
	return () => {
		state = Math.imul(state ^ (state >>> 16), 2246822507);
		state = Math.imul(state ^ (state >>> 13), 3266489909);
		return (state ^= state >>> 16) | 0;
	};
}
