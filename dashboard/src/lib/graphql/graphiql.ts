/** Fields whose values are names of an enum, so that they stand in a query without quotes. */
const ENUMS = new Set([
	'direction',
	'accumulation',
	'formula',
	'zeroTarget',
	'basis',
	'missing',
	'locale',
	'by',
	'kind',
	'levels',
	'mechanism',
	'ownership',
	'authority',
	'sraStages',
	'field',
]);

function literal(value: unknown, name: string): string {
	if (Array.isArray(value)) return `[${value.map((one) => literal(one, name)).join(', ')}]`;
	if (typeof value === 'object' && value !== null)
		return `{ ${Object.entries(value)
			.map(([key, one]) => `${key}: ${literal(one, key)}`)
			.join(', ')} }`;
	if (typeof value === 'string' && ENUMS.has(name) && /^[A-Z_]+$/.test(value)) return value;
	return JSON.stringify(value);
}

/**
 * The query with its variables written in as defaults. GraphiQL takes only a query from an address, and what
 * it opens with should run at once.
 */
export function withDefaults(text: string, variables: object = {}): string {
	return Object.entries(variables).reduce(
		(query, [name, value]) =>
			value === undefined
				? query
				: query.replace(
						new RegExp(`(\\$${name}: (?:\\[\\w+!?\\]|\\w+))!?`),
						(_, declared: string) => `${declared} = ${literal(value, name)}`,
					),
		text,
	);
}

/** GraphiQL, opened with a query that runs as it stands. */
export function graphiqlAddress(text: string, variables?: object): string {
	return `/graphql?${new URLSearchParams({ query: withDefaults(text, variables) })}`;
}
