import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { CodegenConfig } from '@graphql-codegen/cli';

const FOLDER = 'src/lib/graphql/generated';

/** In plain hex, as the protocol of persisted queries has it. */
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * Writes the operations, which are all that the browser gets of the documents: a name and a hash, typed.
 * The texts stay on the server, in the manifest of persisted operations.
 */
async function writeOperations(): Promise<void> {
	const manifest = JSON.parse(
		await readFile(`${FOLDER}/persisted-documents.json`, 'utf8'),
	) as Record<string, string>;
	const operations = Object.entries(manifest)
		.map(([hash, text]) => {
			// The fragments of an operation stand before or after it in the text.
			const [, kind = '', name = ''] = /\b(query|mutation)\s+(\w+)/.exec(text) ?? [];
			return { hash, name, type: `${name}${kind === 'mutation' ? 'Mutation' : 'Query'}` };
		})
		.sort((one, other) => one.name.localeCompare(other.name));
	if (operations.some(({ name }) => name === '')) throw new Error('An operation has no name.');

	// A module each, so that a page carries the hashes of its own operations only.
	await rm(`${FOLDER}/operations`, { recursive: true, force: true });
	await mkdir(`${FOLDER}/operations`);
	for (const { hash, name, type } of operations) {
		const text = [
			`import type { Operation } from '../../operation.ts';`,
			`import type { ${type}, ${type}Variables } from '../graphql.ts';`,
			'',
			`export const ${name}: Operation<${type}, ${type}Variables> = { name: '${name}', hash: '${hash}' };`,
			'',
		];
		await writeFile(`${FOLDER}/operations/${name}.ts`, text.join('\n'));
	}
	const all = operations.map(({ name }) => `export { ${name} } from './operations/${name}.ts';\n`);
	await writeFile(`${FOLDER}/operations.ts`, all.join(''));
}

/** Types from the printed SDL, the manifest of persisted operations that the API answers, and the operations. */
const config: CodegenConfig = {
	schema: process.env['SCHEMA'] ?? '../schema/schema.graphql',
	documents: ['src/**/*.graphql'],
	hooks: { beforeDone: writeOperations },
	generates: {
		[`./${FOLDER}/`]: {
			preset: 'client',
			presetConfig: {
				fragmentMasking: false,
				persistedDocuments: { mode: 'embedHashInDocument', hashAlgorithm: sha256 },
			},
			config: {
				useTypeImports: true,
				documentMode: 'string',
				enumsAsTypes: true,
				strictScalars: true,
				scalars: { Decimal: 'string', Date: 'string', DateTime: 'string' },
				defaultScalarType: 'unknown',
			},
		},
	},
};

export default config;
