// Writes the SDL that other programs rely on: node api/src/print.ts
import { printSchema } from 'graphql';
import { writeFileSync } from 'node:fs';
import { schema } from './schema.ts';

export const printedFile = new URL('../../schema/schema.graphql', import.meta.url);

/** The SDL in the order of the code. */
export function printed(): string {
	return `${printSchema(schema)}\n`;
}

if (import.meta.main) writeFileSync(printedFile, printed());
