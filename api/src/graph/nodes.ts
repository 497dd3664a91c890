import type DataLoader from 'dataloader';
import type { Context } from '../operation/context.ts';
import { readGlobalId } from './global-id.ts';

type Load = (context: Context) => DataLoader<number, object | null>;

const loaders = new Map<string, Load>();

/** From now on the rows of a type are found again by their ids. */
export function asNode(type: string, load: Load): void {
	loaders.set(type, load);
}

/** The types whose rows are found by their ids. */
export const nodeTypes = (): string[] => [...loaders.keys()];

/** The row of any type by its global id. What is hidden, what never was and what is no id at all answer alike: null. */
export async function nodeOf(text: string, context: Context): Promise<object | null> {
	const { kind, number } = readGlobalId(text) ?? context.ids.read(text) ?? {};
	const load = kind === undefined ? undefined : loaders.get(kind);
	if (kind === undefined || number === undefined || !load) return null;
	const row = await load(context).load(number);
	return row && { ...row, __typename: kind };
}
