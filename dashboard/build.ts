// Generates and builds what is not up to date, and nothing else: a second start has nothing to do here.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const dashboard = join(root, 'dashboard');

interface Step {
	/** What the person at the screen reads while it runs. */
	title: string;
	/** Files whose content decides whether the step must run again, as globs from the root. */
	inputs: string[];
	/** Where the digest of the inputs is kept; it stands inside the output, so that deleting that repeats the step. */
	stamp: string;
	commands: [cwd: string, ...command: string[]][];
}

const steps: Step[] = [
	{
		title: 'Generating the database client',
		inputs: ['schema/models/*.prisma', 'schema/{generate,read-models}.ts', 'pnpm-lock.yaml'],
		stamp: 'schema/src/generated/.digest',
		commands: [[root, process.execPath, 'schema/generate.ts']],
	},
	{
		title: 'Building the dashboard',
		inputs: [
			'dashboard/{src,messages,static}/**/*.*',
			'dashboard/project.inlang/settings.json',
			'dashboard/{vite.config,chunks,codegen}.ts',
			'dashboard/tsconfig.json',
			'schema/schema.graphql',
			'pnpm-lock.yaml',
		],
		stamp: 'dashboard/build/.digest',
		commands: [
			[dashboard, 'graphql-codegen', '--config', 'codegen.ts'],
			[dashboard, 'vite', 'build', '--logLevel', 'error'],
		],
	},
];

/** Runs the steps whose inputs changed. Throws with the output of the command that failed. */
export function build(only?: 'generate'): void {
	for (const step of only ? steps.slice(0, 1) : steps) {
		const digest = digestOf(step.inputs);
		const stamp = join(root, step.stamp);
		if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) continue;
		const begin = Date.now();
		process.stderr.write(`${step.title} … `);
		for (const [cwd, command, ...args] of step.commands) run(cwd, command!, args);
		mkdirSync(dirname(stamp), { recursive: true });
		writeFileSync(stamp, digest);
		process.stderr.write(`${((Date.now() - begin) / 1000).toFixed(1)} s\n`);
	}
}

function digestOf(inputs: string[]): string {
	const files = inputs
		.flatMap((pattern) => globSync(pattern, { cwd: root }))
		.filter((file) => !/generated|paraglide|\.test\.ts$/.test(file))
		// The name of a folder may have a dot as well, such as that of a route with a rest.
		.filter((file) => statSync(join(root, file)).isFile())
		.sort();
	const hash = createHash('sha256');
	for (const file of files) hash.update(file).update(readFileSync(join(root, file)));
	return hash.digest('hex');
}

function run(cwd: string, command: string, args: string[]): void {
	const bins = [join(cwd, 'node_modules/.bin'), join(root, 'node_modules/.bin')];
	const separator = process.platform === 'win32' ? ';' : ':';
	const { status, stdout, stderr } = spawnSync(command, args, {
		cwd,
		encoding: 'utf8',
		shell: process.platform === 'win32',
		env: {
			...process.env,
			PATH: [...bins, process.env.PATH].join(separator),
			NODE_OPTIONS: '--disable-warning=ExperimentalWarning',
		},
	});
	if (status !== 0)
		throw new Error(
			`${command} ${args.join(' ')} ended with ${status}\n${stdout ?? ''}${stderr ?? ''}`,
		);
}

if (import.meta.main) {
	try {
		build(process.argv.includes('--generate') ? 'generate' : undefined);
	} catch (error) {
		console.error((error as Error).message);
		process.exitCode = 1;
	}
}
