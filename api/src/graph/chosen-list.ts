import type { InputFieldMap, InputShapeFromFields } from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../operation/context.ts';
import type { Choice } from '../reads/chosen.ts';
import { onFromRow, treeOf } from './asked-rows.ts';
import { delegateOf } from './delegate.ts';
import type { Listed } from './listed.ts';
import { askedPage, leftList, type PageArguments, pageCost } from './page.ts';
import { pageOf, rowsFor } from './page-of.ts';
import { selectedNames } from './selected.ts';
import type { QueryFields } from './types.ts';

type Given<Args extends InputFieldMap> = InputShapeFromFields<Args>;

interface ChosenList<Args extends InputFieldMap> {
	description: string;
	args: Args;
	/** What it costs to choose the rows, in points, beside the rows themselves. */
	choosing: number;
	/**
	 * The function that chooses and orders them; one of its columns is `total`. `beside` is the number of a row that has
	 * its place among them even where it is not chosen any more, since the page goes on from there.
	 */
	choice(args: Given<Args>, context: Context, beside: number | null): Choice;
	/** What a row carries of what was found out to choose it. */
	shows(chosen: Record<string, unknown>, args: Given<Args>): object;
	/** What the page itself carries beside its rows. */
	more?(args: Given<Args>, context: Context): object;
}

/** A list at the root whose rows a function of the database chooses and orders; all else is as in every list. */
export function chosenList<Row extends object, Args extends InputFieldMap>(
	t: QueryFields,
	noun: Listed<Row>,
	{ description, args: conditions, choosing, choice, shows, more }: ChosenList<Args>,
) {
	const { type, model } = noun;
	const resolve = async (
		_root: object,
		args: PageArguments & Given<Args>,
		context: Context,
		info: GraphQLResolveInfo,
	) => {
		const page = askedPage(type, args, context);
		const chosen = choice(args, context, page.place ?? null);
		const rows = delegateOf(context.db, model);
		const selected = selectedNames(info);
		const shown = selected.has('edges') || selected.has('pageInfo');
		const count = shown ? rowsFor(page, selected, context) : 0;
		const found =
			count === 0
				? []
				: await rows.chosen(
						{ ...(await treeOf(noun, context, info)), ...onFromRow(noun, page, count) },
						chosen,
					);
		// The row that the page goes on from is always the nearest one, if it is there at all.
		if (count > 0 && page.place !== undefined && found.length === 0) throw leftList(args);
		const beyond =
			page.place === undefined ? found : page.backward ? found.slice(0, -1) : found.slice(1);
		const total = found[0]?.chosen.total ?? (await countOf());
		return {
			...pageOf(
				noun,
				page,
				beyond.map(({ chosen: figures, ...row }) => ({ ...row, ...shows(figures, args) })),
				context,
				total as number,
			),
			...more?.(args, context),
		};

		function countOf(): Promise<unknown> | undefined {
			return selected.has('totalCount') ? rows.chosenCount(choice(args, context, null)) : undefined;
		}
	};
	const cost = pageCost(type);
	return t.connection(
		{
			type: noun.ref,
			complexity: (args: PageArguments, context: Context) => {
				const { field, multiplier } = cost(args, context);
				return { field: field + choosing, multiplier };
			},
			description,
			args: conditions,
			resolve,
		} as never,
		noun.connection as never,
	) as never;
}
