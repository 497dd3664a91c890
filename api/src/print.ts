// Writes the SDL that other programs rely on: node api/src/print.ts
import { isIntrospectionType, isSpecifiedScalarType, printType } from 'graphql';
import { writeFileSync } from 'node:fs';
import { schema } from './schema.ts';

export const printedFile = new URL('../../schema/schema.graphql', import.meta.url);

/** The SDL, types in the order of their names and fields in that of the code, so that moving a type moves nothing. */
export function printed(): string {
	const types = Object.values(schema.getTypeMap())
		.filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type))
		.sort(({ name: one }, { name: other }) => (one < other ? -1 : 1));
	return `${types.map(printType).join('\n\n')}\n`;
}

if (import.meta.main) writeFileSync(printedFile, printed());
