import { defineConfig } from 'vitest/config';
import { Times } from './.ci/times.ts';

// Two engines, one set of rules: `database` runs on PostgreSQL where TEST_DATABASE_URL is set, `embedded` on PGlite.
const database = ['schema/test/**/*.test.ts', 'api/**/*.test.ts', 'seed/test/**/*.test.ts'];
const exclude = ['**/node_modules/**', '**/build/**', '**/.svelte-kit/**'];
// The libraries load the CommonJS build of graphql; a second copy beside it would not know their types.
const resolve = { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] };
const shared = {
	testTimeout: 60_000,
	hookTimeout: 180_000,
	pool: 'forks' as const,
	// One process runs many files: the API, the engine and the browser are loaded once. What a file opens, it closes.
	isolate: false,
};

export default defineConfig({
	test: {
		maxWorkers: 2,
		reporters: [new Times(), 'default'],
		globalSetup: 'schema/test/support/leftovers.ts',
		execArgv: ['--disable-warning=ExperimentalWarning'],
		projects: [
			{
				resolve,
				test: {
					...shared,
					name: 'embedded',
					include: database,
					exclude,
					env: { TEST_ENGINE: 'embedded', DATABASE_URL: '' },
				},
			},
			...(process.env.TEST_DATABASE_URL
				? [
						{
							resolve,
							test: {
								...shared,
								name: 'postgresql',
								include: database,
								exclude,
								env: { TEST_ENGINE: 'postgresql', DATABASE_URL: '' },
							},
						},
					]
				: []),
			{
				test: {
					...shared,
					name: 'pages',
					include: ['dashboard/src/**/*.test.ts', 'dashboard/test/**/*.test.ts'],
					exclude,
					testTimeout: 120_000,
					// The drawings take their colours from the style sheet.
					css: { include: [/tokens\.css/] },
				},
			},
		],
	},
});
