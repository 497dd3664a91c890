import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';

/** One block of 16 bytes as text of 22 characters that tells nothing of it to whoever lacks the key. */
export interface BlockCipher {
	seal(block: Buffer): string;
	/** The block behind a text; undefined for a text that is none. Of a made-up text it is some block. */
	open(text: string): Buffer | undefined;
}

const algorithm = 'aes-128-ecb';

/** A cipher under a key derived from `secret` for one purpose. Blocks are enciphered alone, so no mode chains them. */
export function blockCipher(secret: string, purpose: string): BlockCipher {
	const key = Buffer.from(hkdfSync('sha256', secret, '', purpose, 16));
	return {
		seal(block) {
			const cipher = createCipheriv(algorithm, key, null).setAutoPadding(false);
			return Buffer.concat([cipher.update(block), cipher.final()]).toString('base64url');
		},
		open(text) {
			if (!/^[\w-]{22}$/.test(text)) return undefined;
			const block = Buffer.from(text, 'base64url');
			// The last character holds four bits more than the block: one spelling only is the text.
			if (block.toString('base64url') !== text) return undefined;
			const cipher = createDecipheriv(algorithm, key, null).setAutoPadding(false);
			return Buffer.concat([cipher.update(block), cipher.final()]);
		},
	};
}
