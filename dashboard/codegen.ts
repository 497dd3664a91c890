import type { CodegenConfig } from '@graphql-codegen/cli';

/** Typed documents, their hashes, and the manifest of persisted operations, from the printed SDL. */
const config: CodegenConfig = {
	schema: process.env.SCHEMA ?? '../schema/schema.graphql',
	documents: ['src/**/*.graphql'],
	generates: {
		'./src/lib/graphql/generated/': {
			preset: 'client',
			presetConfig: {
				fragmentMasking: false,
				persistedDocuments: { mode: 'embedHashInDocument', hashAlgorithm: 'sha256' },
			},
			config: {
				useTypeImports: true,
				enumsAsTypes: true,
				strictScalars: true,
				scalars: { Decimal: 'string', Date: 'string', DateTime: 'string' },
				defaultScalarType: 'unknown',
			},
		},
	},
};

export default config;
