import { queryFromInfo } from '@pothos/plugin-prisma';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../operation/context.ts';
import { unasked } from './columns.ts';
import type { Listed } from './listed.ts';
import type { AskedPage } from './page.ts';

type Noun = Pick<Listed<object>, 'type' | 'key' | 'columns'>;

/** What is asked of each row, with what lies beneath it. */
export async function treeOf(
	{ type, key, columns }: Noun,
	context: Context,
	info: GraphQLResolveInfo,
) {
	const tree = await queryFromInfo({
		context,
		info,
		select: { [key]: true },
		paths: [[{ name: 'edges' }, { name: 'node' }] as never],
		typeName: type,
		awaitSelections: true,
	});
	return { ...tree, omit: unasked(columns, context) };
}

/** Which rows make a page, with the row that it begins after, whose place the database looks up itself. */
export function onFromRow(
	{ key }: Pick<Noun, 'key'>,
	{ backward, place }: AskedPage,
	count: number,
) {
	const most = place === undefined ? count : count + 1;
	return {
		take: backward ? -most : most,
		...(place !== undefined && { cursor: { [key]: place } }),
	};
}
