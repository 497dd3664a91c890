import type { PrismaClient } from '@seksama/schema/client.ts';
import type { Choice } from '../reads/chosen.ts';

type Tree = Record<string, unknown>;

/** What a list asks of its model. */
interface Delegate {
	findMany(args: Tree): Promise<Tree[]>;
	findUnique(args: Tree): Promise<Tree | null>;
	count(args: Tree): Promise<number>;
	/** Rows that a function chooses, each with the columns of the function that the choice names. */
	chosen(args: Tree, choice: Choice): Promise<(Tree & { chosen: Tree })[]>;
	chosenCount(choice: Choice): Promise<number>;
}

/** How the rows of a model are asked for. */
export function delegateOf(db: PrismaClient, model: string): Delegate {
	return Reflect.get(db, model.charAt(0).toLowerCase() + model.slice(1)) as Delegate;
}
