import type { PrismaClient } from '@seksama/schema/client.ts';
import { delegateOf } from './delegate.ts';

type Tree = Record<string, unknown>;

/** Rows of one model that ask for the same at the same moment, by the unique column that names them. */
interface Batch {
	model: string;
	column: string;
	tree: Tree;
	waiting: Map<unknown, { found: (row: Tree) => void; failed: (error: unknown) => void }[]>;
}

/**
 * The client by which rows that came without what is asked beneath them are asked for again: all rows of a list in one
 * question, within one operation, and not one by one.
 */
export function reloading(db: PrismaClient): PrismaClient {
	const batches = new Map<string, Batch>();
	const load = (model: string, { where, ...tree }: Tree & { where: Tree }): Promise<Tree> => {
		const [[column, value] = ['', undefined]] = Object.entries(where);
		const key = `${model} ${column} ${JSON.stringify(tree, plain)}`;
		let batch = batches.get(key);
		if (!batch) {
			const made: Batch = { model, column, tree, waiting: new Map() };
			batches.set(key, (batch = made));
			queueMicrotask(() => {
				batches.delete(key);
				void answer(db, made);
			});
		}
		const { waiting } = batch;
		return new Promise((found, failed) => {
			waiting.set(value, [...(waiting.get(value) ?? []), { found, failed }]);
		});
	};
	return new Proxy(db, {
		get: (_db, model: string) => ({
			findUniqueOrThrow: (args: Tree & { where: Tree }) => load(model, args),
		}),
	});
}

async function answer(db: PrismaClient, { model, column, tree, waiting }: Batch): Promise<void> {
	try {
		const rows = await delegateOf(db, model).findMany({
			...tree,
			...(tree.select !== undefined && { select: { ...(tree.select as Tree), [column]: true } }),
			where: { [column]: { in: [...waiting.keys()] } },
		});
		for (const row of rows) {
			for (const { found } of waiting.get(row[column]) ?? []) found(row);
			waiting.delete(row[column]);
		}
		const missing = new Error(`A row of ${model} is not there to be asked again.`);
		for (const { failed } of [...waiting.values()].flat()) failed(missing);
	} catch (error) {
		for (const { failed } of [...waiting.values()].flat()) failed(error);
	}
}

const plain = (_key: string, value: unknown) =>
	typeof value === 'bigint' ? value.toString() : value;
