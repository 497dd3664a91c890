import { type EncipheredType, register } from '@seksama/schema/resources.ts';

const logged = register.filter((one) => one.logged);

/** Tables whose rows belong to people: what the number in the key of an entry about them is a number of. */
export const keysOfPeople: Readonly<Record<string, EncipheredType>> = Object.fromEntries(
	logged
		.filter(({ ids }) => ids === 'ENCIPHERED')
		.map(({ table, type }) => [table, type as EncipheredType]),
);

/** Tables whose rows are published, or will be, under the key that they have. The key of any other table is not shown. */
export const publishedKeys: ReadonlySet<string> = new Set(
	logged.filter(({ readBy }) => readBy === 'EVERYBODY').map(({ table }) => table),
);
