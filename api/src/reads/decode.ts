import { columnOf, modelOf, UnknownForm } from './model.ts';
import type { Tree } from './tree.ts';

/** Makes a row of the client of the models out of the array that the statement returns. */
export type Decode = (row: readonly unknown[]) => Record<string, unknown>;

/** More arguments than this no function of the database takes. */
const mostParts = 100;

/**
 * A reader for the rows of a tree, written out as code: names stand in it once, and nothing is looked up for a row. They
 * are names of the models and quoted, so that no text of a question becomes code.
 */
export function decoderOf(tree: Tree): Decode {
	return new Function(`'use strict'; return ${codeOf(tree)};`)() as Decode;
}

function codeOf(tree: Tree): string {
	let place = 0;
	const part = (name: string, code: (value: string) => string) =>
		`${JSON.stringify(name)}: ${code(`r[${place++}]`)}`;
	const parts = [
		...tree.columns.map((name) => part(name, readerOf(tree, name))),
		...tree.relations.map(([name, branch]) =>
			part(name, (value) => {
				if (!branch.window) return `${value} === null ? null : (${codeOf(branch)})(${value})`;
				return `${value}.map(${codeOf(branch)})${branch.window.backwards ? '.reverse()' : ''}`;
			}),
		),
	];
	if (tree.counts.length > 0) {
		const counts = tree.counts.map(([name]) => part(name, (value) => value));
		parts.push(`_count: { ${counts.join(', ')} }`);
	}
	if (place > mostParts) throw new UnknownForm('so many parts of a row');
	return `(r) => ({ ${parts.join(', ')} })`;
}

/** Moments and days come as the client of the models gives them; decimals stay text, since all that reads them takes it. */
function readerOf(tree: Tree, name: string): (value: string) => string {
	const { type, list } = columnOf(modelOf(tree.model), name);
	if (list) {
		if (type !== 'String' && type !== 'Int') throw new UnknownForm(`a list of ${type}`);
		return (value) => value;
	}
	if (type === 'DateTime' || type === 'Date')
		return (value) => `${value} === null ? null : new Date(${value})`;
	if (type === 'BigInt') return (value) => `${value} === null ? null : BigInt(${value})`;
	return (value) => value;
}
