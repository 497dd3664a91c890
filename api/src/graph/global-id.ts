import { type PublishedType, register } from '@seksama/schema/resources.ts';

/** Published things, whose numbers everybody may know. Ids of people: person-ids.ts. */
const published = register.filter(({ ids }) => ids === 'PUBLISHED').map(({ type }) => type);

/** The type and number that the global id of a published thing names; undefined for any other text. */
export function readGlobalId(text: string): { kind: PublishedType; number: number } | undefined {
	const [, name, digits] =
		/^(\w+):(\d{1,10})$/.exec(Buffer.from(text.slice(0, 100), 'base64url').toString()) ?? [];
	const number = Number(digits);
	const kind = published.find((one) => one === name) as PublishedType | undefined;
	return kind === undefined || number >= 2 ** 31 ? undefined : { kind, number };
}

/** The number of a row of that type; undefined where the id names something else or nothing. */
export function numberOf(type: PublishedType, text: string | number): number | undefined {
	const found = readGlobalId(String(text));
	return found?.kind === type ? found.number : undefined;
}
