import { LRUCache } from 'lru-cache';
import {
	execute,
	Kind,
	visit,
	type DirectiveNode,
	type DocumentNode,
	type ExecutionArgs,
	type ExecutionResult,
	type GraphQLSchema,
	type OperationDefinitionNode,
} from 'graphql';
import { planOf, type Plan } from '../plan/plan.ts';
import { weightOf } from './documents.ts';

/** A way from an operation to its result; its variables are coerced already. */
export type Execute = (args: ExecutionArgs) => ExecutionResult | Promise<ExecutionResult>;

/** Plans of repeated queries. */
export interface Plans {
	/** How to run a query that is asked now: as a plan where it has one or gets one, or else interpreted. */
	wayOf(
		document: DocumentNode,
		operation: OperationDefinitionNode,
		variables: Record<string, unknown>,
		isOwn: boolean,
	): Execute;
	/** Estimated bytes of memory that the plans of others take now. */
	readonly weight: number;
}

interface Known {
	asked: number;
	/** The variables that decide which parts are asked. */
	conditions: readonly string[];
	/** Plans by the values of these; undefined where there can be none. */
	plans: Map<string, Plan | undefined>;
}

/** What others ask is worked out when it comes for the fourth time: most texts are asked once. */
const asksBefore = 3;
/** Bytes of memory that plans of others may take. */
export const mostPlanWeight = 32_000_000;
/** Milliseconds of each second that may be spent on working out what others ask. */
const mostPlanning = 50;
/** Bytes: measured 550 for a field. */
const fieldWeight = 800;
const planWeight = 2000;
/** A document has one plan for each combination of its conditions, up to this many; the rest is interpreted. */
const mostPlans = 8;

/** Keeps the plans of the project's `own` documents for ever, and of others the latest that fit into `most` bytes. */
export function plans(
	schema: GraphQLSchema,
	{ weight = mostPlanWeight, milliseconds = mostPlanning } = {},
	make = planOf,
): Plans {
	const known = new WeakMap<OperationDefinitionNode, Known>();
	// A plan holds its document, so the weight of both counts.
	const kept = new LRUCache<Known, OperationDefinitionNode>({
		maxSize: weight,
		dispose: (_operation, each) => Object.assign(each, { asked: 0, plans: new Map() }),
	});
	let since = 0;
	let spent = 0;

	/** Whether there is time left for plans of others in this second. */
	function hasTime(): boolean {
		const now = performance.now();
		if (now - since >= 1000) [since, spent] = [now, 0];
		return spent < milliseconds;
	}

	return {
		get weight() {
			return kept.calculatedSize;
		},
		wayOf(document, operation, variables, isOwn) {
			let each = known.get(operation);
			if (!each) {
				each = { asked: 0, conditions: conditionsOf(document, operation), plans: new Map() };
				known.set(operation, each);
			}
			each.asked += 1;
			const values = each.conditions.map((name) => variables[name]);
			const key = values.join();
			if (!each.plans.has(key)) {
				if (each.plans.size >= mostPlans || values.some((value) => typeof value !== 'boolean'))
					return interpret;
				if (!isOwn && (each.asked <= asksBefore || !hasTime())) return interpret;
				const conditions = Object.fromEntries(
					each.conditions.map((name) => [name, variables[name] === true]),
				);
				const start = performance.now();
				each.plans.set(key, make(schema, document, operation, conditions));
				if (!isOwn) {
					spent += performance.now() - start;
					kept.set(each, operation, { size: weightOf(document) + weightOfAll(each.plans) });
				}
			} else if (!isOwn) kept.get(each);
			const plan = each.plans.get(key);
			return plan ? ({ contextValue }) => plan.run(contextValue, variables) : interpret;
		},
	};
}

/** The way of what has no plan. */
export const interpret: Execute = (args) => execute(args) as ReturnType<Execute>;

function weightOfAll(plans: Known['plans']): number {
	let weight = 0;
	for (const plan of plans.values()) weight += planWeight + fieldWeight * (plan?.size ?? 0);
	return weight;
}

/** The variables of `@skip` and `@include`. */
function conditionsOf(document: DocumentNode, operation: OperationDefinitionNode): string[] {
	const names = new Set<string>();
	const Directive = ({ name, arguments: given }: DirectiveNode) => {
		if (name.value !== 'skip' && name.value !== 'include') return;
		for (const { value } of given ?? [])
			if (value.kind === Kind.VARIABLE) names.add(value.name.value);
	};
	for (const definition of document.definitions)
		if (definition === operation || definition.kind === Kind.FRAGMENT_DEFINITION)
			visit(definition, { Directive });
	return [...names];
}
