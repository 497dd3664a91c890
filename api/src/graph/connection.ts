import { builder } from './builder.ts';
import type { Ref } from './types.ts';

/** A page of a list: rows with their cursors, and how many there are. */
export interface ListPage<Row> {
	edges: { cursor: string; node: Row }[];
	pageInfo: {
		hasNextPage: boolean;
		hasPreviousPage: boolean;
		startCursor: string | null;
		endCursor: string | null;
	};
	totalCount: number;
}

/** How a thing is called in descriptions: `An agency`, `agencies`. */
export interface Called {
	one: string;
	many: string;
}

/** The type of a page of a list. The count comes with the list where it is asked for. */
export function connection<Row>(name: string, type: Ref<Row>, { one, many }: Called) {
	return builder.connectionObject(
		{
			type,
			name: `${name}Connection`,
			description: `A page of ${many}.`,
			fields: (t) => ({
				totalCount: t.int({
					description:
						'How many there are on all pages together, of those that the viewer may see.',
					resolve: (page) => (page as { totalCount?: number }).totalCount ?? 0,
				}),
			}),
		},
		{ name: `${name}Edge`, description: `${one} on a page.` },
	);
}
