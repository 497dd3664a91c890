// Brings the peer from the package registry, only when it is asked for, into a folder of its own: it is no part of
// what is installed with us.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** What does the work of an answer, each in one version, so that two runs compare the same. */
export const packages = {
	postgraphile: '5.1.5',
	'postgraphile-plugin-connection-filter': '4.0.1',
	'@dataplan/pg': '1.1.2',
	grafast: '1.1.3',
	grafserv: '1.0.2',
	'graphile-build': '5.1.1',
	'graphile-build-pg': '5.1.4',
	graphql: '16.15.0',
	pg: '8.23.1',
};

/** The folder that holds these packages, brought now where it is not there yet. Throws one line that says why not. */
export async function bringPeer(
	cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'seksama-bench'),
): Promise<string> {
	const pinned = Object.entries(packages).map(([name, version]) => `${name}@${version}`);
	const digest = createHash('sha256').update(pinned.join()).digest('hex').slice(0, 12);
	const folder = join(cache, `postgraphile-${packages.postgraphile}-${digest}`);
	if (existsSync(folder)) return folder;
	// What was broken off half-way must never look whole.
	const half = `${folder}.${process.pid}`;
	try {
		await mkdir(half, { recursive: true });
		await npm([
			...[
				'install',
				'--no-save',
				'--no-package-lock',
				'--ignore-scripts',
				'--no-audit',
				'--no-fund',
			],
			...['--loglevel', 'error', '--prefix', half, ...pinned],
		]);
		await rename(half, folder);
		return folder;
	} catch (error) {
		throw new Error(`PostGraphile could not be brought: ${(error as Error).message}`);
	} finally {
		await rm(half, { recursive: true, force: true }).catch(() => {});
	}
}

/** Runs npm, which knows the registry that is set for it. */
function npm(parameters: readonly string[]): Promise<void> {
	return new Promise((resolve, reject) => {
		const running = spawn('npm', parameters, {
			stdio: ['ignore', 'ignore', 'pipe'],
			timeout: 300_000,
		});
		let said = '';
		running.stderr.on('data', (text: Buffer) => (said += text));
		running.once('error', (error) => reject(new Error(`npm does not run: ${error.message}`)));
		running.once('close', (code) => {
			const why =
				said.split('\n').find((line) => line.includes('npm error')) ?? `it ended with ${code}`;
			if (code === 0) resolve();
			else reject(new Error(`npm install: ${why.replace('npm error ', '')}`));
		});
	});
}
