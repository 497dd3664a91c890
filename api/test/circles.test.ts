import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../src');

/** Each file with those that it imports, types included: lint sees no circle that is made of types alone. */
const imports = new Map(
	globSync('**/*.ts', { cwd: root }).map((file) => {
		const text = readFileSync(join(root, file), 'utf8');
		const found = [...text.matchAll(/(?:from|import) '(\.[^']+)'/g)];
		return [file, found.map(([, path = '']) => join(dirname(file), path))];
	}),
);

/** The way from a file back to itself, the shortest first; undefined where there is none. */
function circleOf(file: string): string[] | undefined {
	const ways = [[file]];
	const seen = new Set<string>();
	for (let way = ways.shift(); way; way = ways.shift())
		for (const next of imports.get(way.at(-1) ?? '') ?? []) {
			if (next === file) return [...way, next];
			if (seen.has(next)) continue;
			seen.add(next);
			ways.push([...way, next]);
		}
	return undefined;
}

test('no file of the API leads back to itself, not by types either', () => {
	expect([...imports.keys()].flatMap((file) => circleOf(file)?.join(' > ') ?? [])).toEqual([]);
	expect([...imports.values()].flat().length).toBeGreaterThan(400);
});
