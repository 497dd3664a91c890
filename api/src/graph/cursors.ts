import { type BlockCipher, blockCipher } from './block.ts';

/**
 * The cursors of all lists: where a row stands, as 22 characters that tell neither which row nor how many there are. Each
 * type of rows has a key of its own, so that a cursor of one is no cursor of another.
 */
export interface Cursors {
	cursorOf(type: string, number: number): string;
	/** The number of the row behind a cursor of that type; undefined for every other text. */
	placeOf(type: string, cursor: string): number | undefined;
}

/** Zeros before the number, which a made-up cursor would have to meet. */
const zeroBytes = 8;

/** The cursors that belong to a key of sign-in. */
export function cursors(secret: string): Cursors {
	const ciphers = new Map<string, BlockCipher>();
	const cipherOf = (type: string) => {
		let cipher = ciphers.get(type);
		if (!cipher) {
			cipher = blockCipher(secret, `seksama cursors of ${type}`);
			ciphers.set(type, cipher);
		}
		return cipher;
	};
	return {
		cursorOf(type, number) {
			const block = Buffer.alloc(16);
			block.writeBigUInt64BE(BigInt(number), zeroBytes);
			return cipherOf(type).seal(block);
		},
		placeOf(type, cursor) {
			const block = cipherOf(type).open(cursor);
			if (!block || block.readBigUInt64BE(0) !== 0n) return undefined;
			const number = block.readBigUInt64BE(zeroBytes);
			return number <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(number) : undefined;
		},
	};
}
