import SchemaBuilder from '@pothos/core';
import ComplexityPlugin from '@pothos/plugin-complexity';
import ErrorsPlugin from '@pothos/plugin-errors';
import PrismaPlugin from '@pothos/plugin-prisma';
import RelayPlugin from '@pothos/plugin-relay';
import type PrismaTypes from '../generated/pothos-prisma-types.ts';
import { getDatamodel } from '../generated/pothos-prisma-types.ts';
import type { Context } from '../operation/context.ts';
import { pagedCost } from './page.ts';

export interface Types {
	PrismaTypes: PrismaTypes;
	Context: Context;
	DefaultFieldNullability: false;
	DefaultEdgesNullability: false;
	DefaultNodeNullability: false;
	Scalars: {
		ID: { Input: string; Output: string | number };
		Date: { Input: string; Output: Date | string };
		DateTime: { Input: string; Output: Date | string };
		Decimal: { Input: string; Output: unknown };
	};
}

/** Where all types of the API meet. Costs are points of the limit in limits.ts; a leaf costs nothing. */
export const builder = new SchemaBuilder<Types>({
	plugins: [ErrorsPlugin, ComplexityPlugin, RelayPlugin, PrismaPlugin],
	defaultFieldNullability: false,
	// The limit itself is checked once, before the transaction begins.
	complexity: { defaultComplexity: 0, defaultListMultiplier: 10, disabled: true },
	prisma: {
		client: (context) => context.db,
		dmmf: getDatamodel(),
		exposeDescriptions: false,
	},
	relay: {
		cursorType: 'String',
		encodeGlobalID: (typename, id) => Buffer.from(`${typename}:${id}`).toString('base64url'),
		decodeGlobalID: (text) => {
			const [, typename = '', id = ''] =
				/^(\w+):(\d{1,10})$/.exec(Buffer.from(text, 'base64url').toString()) ?? [];
			return { typename, id };
		},
		nodeTypeOptions: { description: 'Anything that can be fetched again by its id.' },
		idFieldOptions: { description: 'The global id: opaque, unique over all types, stable.' },
		nodeQueryOptions: false,
		nodesQueryOptions: false,
		pageInfoTypeOptions: { description: 'Where a page stands in its list.' },
		hasNextPageFieldOptions: { description: 'Whether more follows this page.' },
		hasPreviousPageFieldOptions: { description: 'Whether something comes before this page.' },
		startCursorFieldOptions: {
			description: 'The cursor of the first edge; null on an empty page.',
		},
		endCursorFieldOptions: { description: 'The cursor of the last edge; null on an empty page.' },
		cursorFieldOptions: {
			description: 'Opaque; give it as `after` or `before` to page on from here.',
		},
		nodeFieldOptions: { nullable: false, description: 'The thing itself.' },
		edgesFieldOptions: {
			nullable: false,
			// The page's own cost counts its edges.
			complexity: { field: 0, multiplier: 1 },
			description: 'The things of this page, each with its cursor, in a stable order.',
		},
		pageInfoFieldOptions: { description: 'Where this page stands in the whole list.' },
		firstArgOptions: {
			description: 'How many from the start, 0 to 100; 20 where neither is given.',
		},
		lastArgOptions: { description: 'How many from the end, 0 to 100; not together with `first`.' },
		afterArgOptions: { description: 'Only what follows this cursor; together with `first`.' },
		beforeArgOptions: { description: 'Only what comes before this cursor; together with `last`.' },
		defaultConnectionFieldOptions: { complexity: pagedCost },
	},
});
