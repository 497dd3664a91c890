import { type EncipheredType, register } from '@seksama/schema/resources.ts';
import { blockCipher } from './block.ts';

/** What the database numbers in the order in which it was made, so that a number would tell how many there are. */
export type PersonKind = EncipheredType;

/**
 * The ids of people and of what belongs to them, as everybody outside knows them: 22 characters that tell neither which
 * number nor which kind stands behind. The same number has the same id as long as the key of sign-in is the same.
 */
export interface PersonIds {
	idOf(kind: PersonKind, number: number): string;
	/** The number behind an id of that kind; undefined for every other text. */
	numberOf(kind: PersonKind, id: string | number): number | undefined;
	/** What stands behind an id of any kind; undefined where it is none of ours. */
	read(id: string): { kind: PersonKind; number: number } | undefined;
}

/** Of one block of 16 bytes: the kind, filled with zeros, before the number. A made-up id would have to meet them all. */
const kindBytes = 12;
const kinds = register
	.filter(({ ids }) => ids === 'ENCIPHERED')
	.map(({ type }) => type as PersonKind);

/** The ids that belong to a key of sign-in. */
export function personIds(secret: string): PersonIds {
	const cipher = blockCipher(secret, 'seksama ids of people');
	const read: PersonIds['read'] = (id) => {
		const plain = cipher.open(id);
		if (!plain) return undefined;
		const kind = kinds.find((one) => kindBlock(one).equals(plain.subarray(0, kindBytes)));
		const number = plain.readUInt32BE(kindBytes);
		return kind && number < 2 ** 31 ? { kind, number } : undefined;
	};
	return {
		read,
		idOf(kind, number) {
			const plain = Buffer.alloc(kindBytes + 4);
			kindBlock(kind).copy(plain);
			plain.writeUInt32BE(number, kindBytes);
			return cipher.seal(plain);
		},
		numberOf(kind, id) {
			const found = read(String(id));
			return found?.kind === kind ? found.number : undefined;
		},
	};
}

function kindBlock(kind: PersonKind): Buffer {
	return Buffer.concat([Buffer.from(kind)], kindBytes);
}
