// Runs the tests that a change concerns, on the embedded engine and without a browser: what is not committed, and what the
// branch has beyond main; or beyond the commit that is named. Vitest says at the end how long it took.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = dirname(import.meta.dirname);
const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' });
const since = git('merge-base', 'HEAD', process.argv[2] ?? 'main').trim();
const changed = [
	...git('diff', '--name-only', since).split('\n'),
	...git('ls-files', '--others', '--exclude-standard').split('\n'),
].filter((file) => file && existsSync(join(root, file)));

/** What no program imports, such as SQL, concerns the tests of its house. */
const related = changed.flatMap((file) => {
	if (/\.(ts|svelte)$/.test(file)) return [file];
	const [house] = file.split('/');
	return /\.(sql|csv|prisma|graphql)$/.test(file)
		? globSync(`${house}/test/**/*.test.ts`, { cwd: root })
		: [];
});

if (related.length === 0) console.log('Nothing that a test concerns has changed.');
else {
	const projects = [
		'--project',
		'embedded',
		'--project',
		'pages',
		'--exclude',
		'dashboard/test/**',
	];
	const args = ['related', ...new Set(related), '--run', '--passWithNoTests', ...projects];
	const vitest = join(root, 'node_modules/vitest/vitest.mjs');
	const { status } = spawnSync(process.execPath, [vitest, ...args], {
		cwd: root,
		stdio: 'inherit',
	});
	process.exitCode = status ?? 1;
}
