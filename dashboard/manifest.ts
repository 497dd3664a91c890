import { readFileSync } from 'node:fs';

/** The pages' own documents by their hash, as generated beside them. The API answers these without seeing their text. */
export function readManifest(): Record<string, string> {
	const file = new URL('./src/lib/graphql/generated/persisted-documents.json', import.meta.url);
	return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
}
