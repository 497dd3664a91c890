import { LRUCache } from 'lru-cache';
import { conditionOf } from './condition.ts';
import { type Decode, decoderOf } from './decode.ts';
import { modelOf, UnknownForm } from './model.ts';
import { windowOf } from './order.ts';
import { countText, rowsByText, rowsText } from './statement.ts';
import { argumentsOf, type Branch, type Tree, treeOf } from './tree.ts';
import { Values } from './values.ts';

/** A question as it is asked: the text and how to read its answer, the same for all of its shape, and its values. */
export interface Question<Read> {
	text: string;
	values: readonly unknown[];
	read: Read;
	/** Names the shape: questions of one key have the same text. */
	key: string;
	/** Whether its shape was asked before, so that it is worth to be prepared. */
	isKnown: boolean;
}

export type ReadRows = (rows: readonly (readonly unknown[])[]) => Record<string, unknown>[];

/** Characters of shapes and texts that are kept; what was not asked for longest is forgotten first. */
export const mostCharacters = 8_000_000;

const shapes = new LRUCache<string, { text: string; read: unknown }>({
	maxSize: mostCharacters,
	sizeCalculation: ({ text }, key) => 3 * (text.length + key.length),
});

/** What is kept of shapes now. */
export const keptShapes = () => ({ count: shapes.size, characters: shapes.calculatedSize });

/** Rows as `findMany` asks for them. */
export function rowsOf(model: string, given: unknown): Question<ReadRows> {
	const args = argumentsOf(given);
	const values = new Values();
	const branch: Branch = {
		...treeOf(model, args, values),
		where: conditionOf(modelOf(model), args.where, values),
		window: windowOf(modelOf(model), args, values),
	};
	return question(['rows', branch], values, () => {
		const decode = decoderOf(branch);
		const { backwards } = branch.window!;
		const read: ReadRows = (rows) => {
			const decoded = rows.map(decode);
			return backwards ? decoded.reverse() : decoded;
		};
		return { text: rowsText(branch), read };
	});
}

/** Rows by the values of a unique column, which are the last of the values; the same for every number of them. */
export function rowsBy(model: string, given: unknown, column: string): Question<Decode> {
	const values = new Values();
	const tree: Tree = treeOf(model, argumentsOf(given), values);
	return question(['by', column, tree], values, () => ({
		text: rowsByText(tree, column, values.list.length + 1),
		read: decoderOf(tree),
	}));
}

/** How many rows there are, as `count` asks for it. */
export function countOf(model: string, given: unknown): Question<null> {
	const { where, ...rest } = argumentsOf(given);
	if (Object.keys(rest).length > 0) throw new UnknownForm('counting a part');
	const values = new Values();
	const condition = conditionOf(modelOf(model), where, values);
	return question(['count', model, condition], values, () => ({
		text: countText(model, condition),
		read: null,
	}));
}

/** The question of a shape: its text and reader are made where the shape is new. */
export function question<Read>(
	shape: unknown,
	{ list: values }: Values,
	make: () => { text: string; read: Read },
): Question<Read> {
	const key = JSON.stringify(shape);
	const known = shapes.get(key);
	const made = known ?? make();
	if (!known) shapes.set(key, made);
	return { key, values, text: made.text, read: made.read as Read, isKnown: known !== undefined };
}
