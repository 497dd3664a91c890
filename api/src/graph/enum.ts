import { builder } from './builder.ts';

/** An enum whose names are the words of the database, each with its description. */
export function enumOf<const Values extends Record<string, string>>(
	name: string,
	description: string,
	values: Values,
) {
	return builder.enumType(name, {
		description,
		values: Object.fromEntries(
			Object.entries(values).map(([value, meaning]) => [value, { value, description: meaning }]),
		) as { [Value in keyof Values & string]: { value: Value; description: string } },
	});
}

export const OrderDirection = enumOf('OrderDirection', 'Which end comes first.', {
	ASC: 'Smallest or A first.',
	DESC: 'Greatest or Z first.',
});
