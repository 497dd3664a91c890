import { complexityFromQuery } from '@pothos/plugin-complexity';
import {
	Kind,
	visit,
	type DocumentNode,
	type GraphQLSchema,
	type OperationDefinitionNode,
} from 'graphql';
import { apiError } from './errors.ts';
import type { Limits } from './limits.ts';
import type { Service } from './service.ts';
import { shapeOf, type Shape } from './shape.ts';

/** What stands in `extensions.cost` of every answer. Null where the document could not be read so far. */
export interface CostReport {
	/** Points that the operation asks for. */
	requested: number | null;
	/** Points that it may ask for. */
	limit: number;
	depth: number | null;
	depthLimit: number;
}

interface Prepared {
	shape: Shape;
	whole: DocumentNode;
}

const introspectionCost = 50;
const prepared = new WeakMap<OperationDefinitionNode, Prepared>();

/** The limits that hold for this viewer, before anything is known of the document. */
export function emptyReport(limits: Limits, signedIn: boolean): CostReport {
	return {
		requested: null,
		limit: signedIn ? limits.cost.signedIn : limits.cost.public,
		depth: null,
		depthLimit: signedIn ? limits.depth.signedIn : limits.depth.public,
	};
}

/**
 * Measures an operation against the limits before anything runs, fills in `report` and gives its shape.
 * Throws QUERY_TOO_COSTLY with the numbers, or BAD_USER_INPUT for a page that cannot be.
 */
export function measure(
	schema: GraphQLSchema,
	document: DocumentNode,
	operation: OperationDefinitionNode,
	variables: Record<string, unknown>,
	{ limits, cursors }: Pick<Service, 'limits' | 'cursors'>,
	report: CostReport,
): Shape {
	const { shape, whole } = prepare(document, operation);
	report.depth = shape.depth;
	refuse('depth', shape.depth, report.depthLimit);
	refuse('aliases', shape.aliases, limits.aliases);
	refuse('directives', shape.directives, limits.directives);
	refuse(
		'root fields',
		shape.rootFields,
		operation.operation === 'mutation' ? 1 : limits.rootFields,
	);
	const cost = complexityFromQuery(whole, { schema, variables, ctx: { cursors } }).complexity;
	report.requested = Math.max(1, cost) + (shape.introspects ? introspectionCost : 0);
	refuse('cost', report.requested, report.limit);
	return shape;
}

function refuse(what: string, requested: number, limit: number): void {
	if (requested > limit)
		throw apiError(
			'QUERY_TOO_COSTLY',
			`The operation has a ${what} of ${requested}; at most ${limit} is allowed.`,
			{
				limit,
				requested: Number.isFinite(requested) ? requested : Number.MAX_SAFE_INTEGER,
				what,
			},
		);
}

/** What of the measuring does not depend on variables; once per document. */
function prepare(document: DocumentNode, operation: OperationDefinitionNode): Prepared {
	let known = prepared.get(operation);
	if (!known) {
		const whole = withoutTypenames({
			kind: Kind.DOCUMENT,
			definitions: [
				operation,
				...document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION),
			],
		});
		known = { shape: shapeOf(document, operation), whole };
		prepared.set(operation, known);
	}
	return known;
}

/** The name of a type costs nothing. */
function withoutTypenames(document: DocumentNode): DocumentNode {
	return visit(document, {
		Field: (node) => (node.name.value === '__typename' ? null : undefined),
	});
}
