import { readFileSync } from 'node:fs';

/** The pages' own documents by their SHA-256, as generated beside them. The API answers these without seeing their text. */
export function readManifest(): Record<string, string> {
	const file = new URL('./src/lib/graphql/generated/persisted-documents.json', import.meta.url);
	const documents = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
	return Object.fromEntries(
		Object.entries(documents).map(([hash, text]) => [hash.replace(/^sha256:/, ''), text]),
	);
}
