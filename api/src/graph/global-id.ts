/** Published things, whose numbers everybody may know. Ids of people: person-ids.ts. */
const published = ['Agency', 'AgencySuccession', 'Indicator', 'Achievement', 'School'] as const;
export type PublishedType = (typeof published)[number];

/** The type and number that the global id of a published thing names; undefined for any other text. */
export function readGlobalId(text: string): { typename: PublishedType; id: number } | undefined {
	const [, name, digits] =
		/^(\w+):(\d{1,10})$/.exec(Buffer.from(text.slice(0, 100), 'base64url').toString()) ?? [];
	const id = Number(digits);
	const typename = published.find((one) => one === name);
	return typename === undefined || id >= 2 ** 31 ? undefined : { typename, id };
}

/** The number of a row of that type; undefined where the id names something else or nothing. */
export function numberOf(typename: PublishedType, text: string | number): number | undefined {
	const found = readGlobalId(String(text));
	return found?.typename === typename ? found.id : undefined;
}
