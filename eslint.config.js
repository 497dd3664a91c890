import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import svelte from 'eslint-plugin-svelte';
import { readdirSync } from 'node:fs';
import tseslint from 'typescript-eslint';

// The rooms of dashboard/src/lib. What is neither below the nouns nor a work on several of them is a noun of its own.
const lib = './dashboard/src/lib';
const below = ['charts', 'form', 'format', 'graphql', 'http', 'paraglide', 'period', 'terms', 'ui'];
const works = ['address', 'export', 'picture', 'shell'];
const nouns = readdirSync(new URL(`${lib}/`, import.meta.url)).filter(
	(room) => !below.includes(room) && !works.includes(room),
);
/** The nouns that are told by another one: a map of schools is drawn on regions, a user is listed with grants, an agency with what it goes on from. */
const toldBy = { agency: ['succession'], school: ['region'], user: ['grant'] };
const room = (name) => `${lib}/${name}`;

const dashboardZones = [
	{
		target: below.map(room),
		from: [...nouns, ...works].map(room),
		message:
			'This room knows no noun: what speaks of one belongs into lib/<noun>, a word that several speak into lib/terms.',
	},
	...nouns.map((noun) => ({
		target: room(noun),
		from: nouns.filter((other) => other !== noun && !toldBy[noun]?.includes(other)).map(room),
		message: `lib/${noun} knows no other noun: what two of them share belongs into lib/terms, lib/ui or lib/form; what brings two together is a route.`,
	})),
	{
		target: nouns.map(room),
		from: works.map(room),
		message:
			'Files, pictures and the frame are made of nouns, not the other way round: a route brings them together.',
	},
];

const modules = './api/src/modules';
/** Which nouns of the API may use the ref.ts of which others. */
const usedBy = {
	access: ['grant'],
	account: ['viewer'],
	achievement: ['agency', 'attainment', 'indicator', 'ranking', 'region'],
	agency: ['achievement', 'attainment', 'indicator', 'region'],
	attainment: ['indicator'],
	audit: ['grant', 'user'],
	change: ['agency', 'indicator', 'ranking'],
	grant: ['agency', 'user'],
	indicator: ['achievement', 'agency', 'region'],
	overview: ['agency', 'attainment', 'change', 'indicator', 'ranking', 'region', 'trend'],
	ranking: ['agency', 'attainment', 'trend'],
	school: ['region'],
	session: ['user', 'viewer'],
	succession: ['agency'],
	token: ['user', 'viewer'],
	trend: ['attainment'],
	user: ['agency', 'grant', 'region'],
	viewer: ['grant'],
};

const apiZones = [
	{
		target: './api/src/reads',
		from: [
			'./api/src/graph',
			'./api/src/operation',
			'./api/src/auth',
			'./api/src/servers',
			modules,
		],
		message:
			'reads knows models and SQL alone: what knows GraphQL, or who asks, belongs into api/src/graph or operation.',
	},
	{
		target: ['./api/src/graph', './api/src/operation'],
		from: [modules, './api/src/servers', './api/src/auth'],
		message:
			'graph and operation serve every noun: what knows one noun belongs into api/src/modules/<noun>.',
	},
	{
		target: modules,
		from: ['./api/src/servers', './api/src/auth'],
		message:
			'A module names data: transport belongs into api/src/servers, signing in into api/src/auth.',
	},
	{
		target: './api/src/servers',
		from: modules,
		message: 'A server carries the schema as a whole: import schema.ts and operation/.',
	},
	{
		target: './api/src/auth',
		from: ['./api/src/servers', modules],
		message:
			'Sign-in knows no server and no noun: what both need belongs into api/src/operation or graph.',
	},
	...readdirSync(new URL(modules, import.meta.url)).map((noun) => ({
		target: `${modules}/${noun}`,
		from: modules,
		except: [`./${noun}`, ...(usedBy[noun] ?? []).map((other) => `./${other}/ref.ts`)],
		message: `What others may use of a noun belongs into its ref.ts. Which nouns ${noun} may use stands in usedBy (eslint.config.js): ${(usedBy[noun] ?? ['none']).join(', ')}.`,
	})),
];

// Who may import whom (the README's map of the house). Each message says where the file belongs instead.
const zones = [
	{
		target: ['./schema/src', './schema/sql'],
		from: ['./api', './seed', './dashboard'],
		message: 'schema imports nothing of the house: what it needs belongs into schema.',
	},
	{
		target: './seed',
		from: ['./api', './dashboard'],
		message: 'seed imports schema only: it fills the database, it does not serve.',
	},
	{
		target: './api',
		from: ['./dashboard', './seed/src/main.ts'],
		message: 'api does not know who draws its answers.',
	},
	{
		target: './dashboard/src/lib',
		from: ['./dashboard/src/routes', './api', './seed'],
		message: 'lib is below the routes, and asks the API only through GraphQL.',
	},
	{
		target: './dashboard/src/lib',
		from: './schema',
		except: ['./calendar.ts'],
		message: 'lib asks the API; of schema it knows the calendar alone.',
	},
	{
		target: './dashboard/src/routes',
		from: ['./schema', './seed'],
		message: 'A route asks the API; it never reads the database.',
	},
	{
		target: './dashboard/src/lib/charts',
		from: ['./dashboard/src/lib/graphql'],
		message: 'A chart is a pure function of rows: pass it what it draws.',
	},
	...apiZones,
	...dashboardZones,
];

export default tseslint.config(
	{
		ignores: [
			'**/node_modules/',
			'**/build/',
			'**/.svelte-kit/',
			'**/generated/',
			'dashboard/src/lib/paraglide/',
			'.data/',
		],
	},
	...tseslint.configs.recommended,
	...svelte.configs.recommended,
	{
		files: ['**/*.ts', '**/*.js', '**/*.svelte'],
		languageOptions: { parserOptions: { extraFileExtensions: ['.svelte'] } },
		plugins: { 'import-x': importX },
		settings: {
			// Without them nothing is known of what an imported file imports, and no circle is found.
			'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
			'import-x/resolver-next': [createTypeScriptImportResolver({ project: ['tsconfig.json'] })],
		},
		rules: {
			'import-x/no-restricted-paths': ['error', { zones }],
			'import-x/no-cycle': ['error', { ignoreExternal: true }],
			'max-lines': ['error', { max: 350 }],
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
			],
			'@typescript-eslint/consistent-type-imports': 'error',
			'no-console': ['error', { allow: ['error', 'log'] }],
			// The program has no base path, so that an address is what it says.
			'svelte/no-navigation-without-resolve': 'off',
		},
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: tseslint.parser } },
	},
	{
		// The places that write markup: what ECharts and Svelte drew on the server, both of which escape every text in it.
		files: [
			'dashboard/src/lib/charts/Chart.svelte',
			'dashboard/src/lib/charts/Download.svelte',
			'dashboard/src/lib/ui/Drawn.svelte',
			'dashboard/src/lib/picture/PictureSvg.svelte',
		],
		rules: { 'svelte/no-at-html-tags': 'off', 'svelte/no-unused-svelte-ignore': 'off' },
	},
);
