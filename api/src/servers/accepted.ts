import Negotiator from 'negotiator';

export const json = 'application/json';
export const responseJson = 'application/graphql-response+json';

/** With the charset beside each: a client that names it asks for the same answer. */
const offered = [json, responseJson].flatMap((type) => [type, `${type}; charset=utf-8`]);

/**
 * The type in which a client gets its answer: JSON where it does not say; undefined where it accepts neither. Decided
 * here and not by the server libraries: one of them would answer a client of event streams or multipart, the other not.
 */
export function acceptedType(accept: string | null): typeof json | typeof responseJson | undefined {
	if (accept === null) return json;
	const [type] = new Negotiator({ headers: { accept } }).mediaTypes(offered);
	if (type === undefined) return undefined;
	return type.startsWith(responseJson) ? responseJson : json;
}
