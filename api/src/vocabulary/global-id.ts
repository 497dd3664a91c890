/** The id of a row over all types: opaque to clients. */
export function globalId(typename: string, id: number | string): string {
	return Buffer.from(`${typename}:${id}`).toString('base64url');
}

/** The type and number that a global id names; undefined for any other text. */
export function readGlobalId(text: string): { typename: string; id: number } | undefined {
	const [, typename, digits] =
		/^(\w+):(\d{1,10})$/.exec(Buffer.from(text.slice(0, 100), 'base64url').toString()) ?? [];
	const id = Number(digits);
	return typename === undefined || id >= 2 ** 31 ? undefined : { typename, id };
}

/** The number of a row of that type; undefined where the id names something else or nothing. */
export function numberOf(typename: string, text: string | number): number | undefined {
	const found = readGlobalId(String(text));
	return found?.typename === typename ? found.id : undefined;
}
