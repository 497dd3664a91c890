// Which modules travel together to the browser.
import { globSync, readFileSync } from 'node:fs';

/** What the bundler tells of a module. */
interface ModuleGraph {
	getModuleInfo(id: string): { importers: string[] } | null;
}

/** Pages of the public: all routes but those behind a sign-in. */
const publicPage =
	/\/src\/routes\/(?!(?:admin|akun|keluar|masuk|kerja)\/)(.*)\+(?:page|layout)\.(?:svelte|ts)$/;

/** The frame around them counts as each of them. */
const frame = /\/src\/routes\/\+layout\.(?:svelte|ts)$/;
const everyPage = '*';

/** So many public pages make a module worth carrying to all of them: one file packs better than thirty. */
const WORTH = 2;

const message = /\/paraglide\/messages\/(\w+)\.js$/;

/** Where each text is used: the texts are one module each, but all are imported by one name, so no import tells. */
function textsIn(root: string): Map<string, string[]> {
	const users = new Map<string, string[]>();
	for (const file of globSync('src/**/*.{svelte,ts}', { cwd: root })) {
		if (file.includes('paraglide')) continue;
		for (const [, key = ''] of readFileSync(`${root}/${file}`, 'utf8').matchAll(/\bm\.(\w+)/g))
			users.set(key, [...(users.get(key) ?? []), `${root}/${file}`]);
	}
	return users;
}

/** Tells the name of the file for a module; null leaves it to the bundler, which puts it where it is used. */
type Naming = (id: string, graph: ModuleGraph) => string | null;

/**
 * The files for the modules of the dashboard in `root`. `shared` carries what the public pages share, so that no desk
 * behind a sign-in makes them heavier; `own` what one public page has to itself, as each small file costs a way.
 */
export function files(root: string): { shared: Naming; own: Naming } {
	const texts = textsIn(root);
	const pagesOf: (...of: Parameters<Naming>) => Set<string> = (id, graph) => {
		const pages = new Set<string>();
		const seen = new Set<string>();
		const climb = (module: string) => {
			if (seen.has(module)) return;
			seen.add(module);
			const page = publicPage.exec(module)?.[1];
			if (page !== undefined) pages.add(frame.test(module) ? everyPage : page);
			const key = message.exec(module)?.[1];
			const users = key === undefined ? graph.getModuleInfo(module)?.importers : texts.get(key);
			for (const user of users ?? []) climb(user);
		};
		climb(id);
		return pages;
	};
	return {
		shared: (id, graph) => {
			const pages = pagesOf(id, graph);
			return pages.has(everyPage) || pages.size >= WORTH ? 'shared' : null;
		},
		own: (id, graph) => {
			const [page] = pagesOf(id, graph);
			return page === undefined ? null : `page-${page.replace(/\W+/g, '-')}`;
		},
	};
}
