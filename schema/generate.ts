// Generates the Prisma client, the Pothos types and the models to read by from schema/models.
// Prisma insists on a schema engine that it would download; generating never runs it, so any existing program stands in.
import { spawnSync } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';

const here = import.meta.dirname;
// This very node comes first: it runs our own generator as well.
const bins = [
	dirname(process.execPath),
	join(here, 'node_modules/.bin'),
	join(here, '../api/node_modules/.bin'),
];
const { status } = spawnSync('prisma', ['generate', '--no-hints'], {
	cwd: here,
	stdio: ['ignore', 'ignore', 'inherit'],
	shell: process.platform === 'win32',
	env: {
		...process.env,
		PATH: [...bins, process.env.PATH].join(delimiter),
		PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
		PRISMA_HIDE_UPDATE_MESSAGE: '1',
		CHECKPOINT_DISABLE: '1',
	},
});
process.exitCode = status ?? 1;
