// Says at the end of a test run where its time went: by area, then the slowest files.
import { dirname, relative } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';

/** Seconds that one file, or all files of an area, kept a worker busy. */
interface Spent {
	name: string;
	files: number;
	/** Reading and compiling what the file imports. */
	imports: number;
	/** Its hooks and tests. */
	tests: number;
}

const root = dirname(import.meta.dirname);
const shown = 15;

/** Where the closing lines of vitest follow, so that they stay the last. */
export class Times implements Reporter {
	onTestRunEnd(modules: readonly TestModule[]): void {
		if (modules.length < 2) return;
		const files = modules.map(spent);
		const areas = Map.groupBy(files, ({ name }) => areaOf(name));
		const sums = [...areas].map(([name, members]) => ({
			name,
			files: members.length,
			imports: sum(members.map(({ imports }) => imports)),
			tests: sum(members.map(({ tests }) => tests)),
		}));
		console.log(table('area', sums) + table('slowest files', files).replace(/ +files/, ''));
	}
}

function spent(module: TestModule): Spent {
	const { collectDuration, duration, ...other } = module.diagnostic();
	const { environmentSetupDuration, prepareDuration, setupDuration } = other;
	return {
		name: `${module.project.name} ${relative(root, module.moduleId)}`,
		files: 1,
		imports: (collectDuration + environmentSetupDuration + prepareDuration + setupDuration) / 1000,
		tests: duration / 1000,
	};
}

/** `postgresql api/test/auth` of `postgresql api/test/auth/site.test.ts`: no deeper than three folders. */
const areaOf = (name: string) => dirname(name).split('/').slice(0, 3).join('/');

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

function table(title: string, rows: Spent[]): string {
	const slowest = rows.toSorted((a, b) => total(b) - total(a)).slice(0, shown);
	const width = Math.max(title.length, ...slowest.map(({ name }) => name.length));
	const line = (name: string, ...cells: (string | number)[]) =>
		name.padEnd(width) + cells.map((cell) => String(cell).padStart(9)).join('') + '\n';
	const seconds = (row: Spent) => [total(row), row.imports, row.tests].map((n) => n.toFixed(1));
	return (
		`\n${line(title, 'files', 'seconds', 'imports', 'tests')}` +
		slowest.map((row) => line(row.name, row.files, ...seconds(row))).join('')
	);
}

const total = ({ imports, tests }: Spent) => imports + tests;
