import { paraglideVitePlugin } from '@inlang/paraglide-js';
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { files } from './chunks.ts';

/** Reached at run time from node_modules: a second copy in the bundle would be a second GraphQL, or a second database. */
const external = [/^@seksama\//, /^graphql(\/|$)/, /^@prisma\//, /^pg(\/|$)/, /^write-excel-file/];

const { shared, own } = files(import.meta.dirname);

export default defineConfig({
	plugins: [
		paraglideVitePlugin({
			project: './project.inlang',
			outdir: './src/lib/paraglide',
			strategy: ['cookie', 'baseLocale'],
			cookieName: 'lang',
			isServer: 'import.meta.env.SSR',
		}),
		tailwindcss(),
		sveltekit({
			adapter: adapter({ out: 'build', precompress: true }),
			// What one page alone needs comes inside it; the one sheet that all share is kept by the browser.
			inlineStyleThreshold: 10_000,
			csp: {
				mode: 'nonce',
				directives: {
					'default-src': ['self'],
					'script-src': ['self'],
					'style-src': ['self'],
					// Bars, tiles and ticks place themselves by style attributes; no rule can be injected that way.
					'style-src-attr': ['unsafe-inline'],
					'img-src': ['self', 'data:'],
					'font-src': ['self'],
					'connect-src': ['self'],
					'object-src': ['none'],
					'base-uri': ['self'],
					'form-action': ['self'],
					'frame-ancestors': ['none'],
				},
			},
		}),
	],
	// Pages send names of persisted operations, never a text, so urql needs neither a parser nor a printer.
	resolve: {
		alias: {
			'@0no-co/graphql.web': fileURLToPath(new URL('src/lib/graphql/language.ts', import.meta.url)),
		},
	},
	ssr: { external: ['graphql'] },
	environments: {
		ssr: { build: { rolldownOptions: { external } } },
		client: {
			build: {
				rolldownOptions: {
					output: {
						codeSplitting: {
							groups: [
								// The frame's style sheets as well, so that a page waits for one file and not for two.
								{
									name: shared,
									test: /src\/(?:lib\/|app\.css|routes\/\+layout\.svelte\?)/,
									priority: 1,
								},
								{ name: own, test: /src\/lib\// },
							],
						},
					},
				},
			},
		},
	},
});
