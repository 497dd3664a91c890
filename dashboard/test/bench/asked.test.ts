import { expect, test } from 'vitest';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArguments } from '../../bench/args.ts';
import { bringPeer } from '../../bench/peer/bring.ts';

test('nothing is asked for unless it is named', () => {
	expect([...parseArguments([])]).toEqual([]);
	expect([...parseArguments(['--', '--peer'])]).toEqual(['--peer']);
	expect([...parseArguments(['--dearest'])]).toEqual(['--dearest']);
});

test.each(['--per', 'peer', '--peer=1', '', 'toString', '__proto__'])(
	'the argument "%s" is refused, with what there is',
	(argument) => {
		expect(() => parseArguments(['--', argument])).toThrow(
			new RegExp(`does not know ${argument}; it knows .*--peer \\(PostGraphile 5`),
		);
	},
);

test('a peer that cannot be brought says why in one line, and leaves nothing that looks whole', async () => {
	const cache = mkdtempSync(join(tmpdir(), 'seksama-bench-test-'));
	const path = process.env.PATH;
	process.env.PATH = cache; // no npm
	try {
		await expect(bringPeer(cache)).rejects.toThrow(
			/^PostGraphile could not be brought: npm does not run: .*npm.*$/,
		);
		expect(readdirSync(cache)).toEqual([]);
	} finally {
		process.env.PATH = path;
		rmSync(cache, { recursive: true });
	}
});
