// Writes the SDL that other programs rely on: node api/src/print.ts
import { lexicographicSortSchema, printSchema } from 'graphql';
import { writeFileSync } from 'node:fs';
import { schema } from './schema.ts';

export const printedFile = new URL('../../schema/schema.graphql', import.meta.url);

/** The SDL in a stable order. */
export function printed(): string {
	return `${printSchema(lexicographicSortSchema(schema))}\n`;
}

if (import.meta.main) writeFileSync(printedFile, printed());
