import {
	getOperationAST,
	getVariableValues,
	GraphQLError,
	type ExecutionResult,
	type GraphQLSchema,
	type OperationDefinitionNode,
} from 'graphql';
import { interpret, type Execute } from './compiled.ts';
import { emptyReport, measure, type CostReport } from './cost.ts';
import { apiError, isApiError, tryAgain } from './errors.ts';
import { explain, explainAll, isUnavailable } from './explain.ts';
import { pointsOf } from './rate.ts';
import type { Answer, Question, Service } from './service.ts';
import { transaction } from './transaction.ts';
import { unstorableVariables } from './unstorable.ts';
import { fieldOfVariable } from './value-errors.ts';

/**
 * The one way from a question to an answer, whatever carries it: limits first, then one transaction with the rights of
 * the viewer, then masking. Either the whole operation is answered or none of it, so an answer never mixes data and
 * errors.
 */
export async function answer(service: Service, question: Question): Promise<Answer> {
	const { limits, busy } = service;
	const cost = emptyReport(limits, question.viewer.signedIn);
	const extensions = { cost };
	if (busy.count >= limits.concurrent) return { ...failed(cost, [tryAgain()]), retryAfter: 1 };
	const operation = getOperationAST(question.document, question.operationName);
	if (!operation) return failed(cost, [noOperation(question.operationName)]);
	busy.count += 1;
	try {
		const given = variablesOf(service.schema, operation, question.variables ?? {});
		if (given.errors) return failed(cost, given.errors);
		const { introspects } = measure(
			service.schema,
			question.document,
			operation,
			question.variables ?? {},
			service,
			cost,
		);
		const retryAfter = spend(service, question, cost);
		if (retryAfter) return { ...failed(cost, [rateLimited(retryAfter, cost)]), retryAfter };
		const isRead = operation.operation === 'query' && !introspects;
		const way = isRead
			? service.plans.wayOf(
					question.document,
					operation,
					given.coerced,
					question.hash !== undefined,
				)
			: interpret;
		const result = await run(service, question, operation, way);
		return { result: { ...result, extensions } };
	} catch (error) {
		if (isApiError(error)) return failed(cost, [error]);
		return failed(cost, [explain(service, question, operation, error)]);
	} finally {
		busy.count -= 1;
	}
}

/** How many statements the last answer to an operation took. */
const statements = new WeakMap<OperationDefinitionNode, number>();

async function run(
	service: Service,
	question: Question,
	operation: OperationDefinitionNode,
	way: Execute,
): Promise<ExecutionResult> {
	const clock = deadline(service.limits.requestMs);
	// A change keeps its one transaction to the end, so that a refusal can undo it.
	const alone = operation.operation === 'query' && statements.get(operation) === 1;
	const by = (isAlone: boolean) => inTransaction(service, question, isAlone, way, clock.passed);
	try {
		let { result, asked } = await by(alone);
		// What several statements refuse is told as one transaction tells it: by the first of them.
		if (alone && asked > 1 && result.errors && !isUnavailable(result.errors))
			({ result, asked } = await by(false));
		if (!result.errors) {
			statements.set(operation, asked);
			return result;
		}
		return { data: null, errors: explainAll(service, question, operation, result.errors) };
	} finally {
		clock.stop();
	}
}

/** Executes in one transaction, which is kept where nothing failed, and gives up when the time has `passed`. */
async function inTransaction(
	service: Service,
	question: Question,
	alone: boolean,
	way: Execute,
	passed: Promise<never>,
): Promise<{ result: ExecutionResult; asked: number }> {
	const { document, operationName, variables: variableValues } = question;
	const work = transaction(service, question, alone);
	let commit = false;
	try {
		const result = await Promise.race([
			work.run((contextValue) =>
				way({ schema: service.schema, document, operationName, variableValues, contextValue }),
			),
			passed,
		]);
		commit = !result.errors;
		return { result, asked: work.asked };
	} finally {
		await work.finish(commit);
	}
}

/** The variables as their types say, or what is wrong with them. */
function variablesOf(
	schema: GraphQLSchema,
	operation: OperationDefinitionNode,
	variables: Record<string, unknown>,
): { coerced: Record<string, unknown>; errors?: undefined } | { errors: GraphQLError[] } {
	const declared = operation.variableDefinitions ?? [];
	const { errors, coerced } = getVariableValues(schema, declared, variables, { maxErrors: 20 });
	if (errors) return { errors: errors.map(codedVariableError) };
	const unstorable = unstorableVariables(coerced);
	return unstorable.length > 0 ? { errors: unstorable } : { coerced };
}

function codedVariableError(error: GraphQLError): GraphQLError {
	const field = fieldOfVariable(error.message);
	return new GraphQLError(error.message.slice(0, 500), {
		nodes: error.nodes,
		extensions: { code: 'BAD_USER_INPUT', ...(field && { field }) },
	});
}

function spend(
	{ limits, rate }: Service,
	{ viewer, client }: Question,
	cost: CostReport,
): number | undefined {
	if (!limits.rate) return undefined;
	const perSecond = viewer.signedIn ? limits.rate.signedIn : limits.rate.public;
	return rate.take(client, pointsOf(cost.requested ?? 0), perSecond)?.retryAfter;
}

function rateLimited(retryAfter: number, cost: CostReport): GraphQLError {
	return apiError('RATE_LIMITED', `Too many questions at once. Ask again in ${retryAfter} s.`, {
		retryAfter,
		points: pointsOf(cost.requested ?? 0),
	});
}

function noOperation(name: string | null | undefined): GraphQLError {
	return apiError(
		'BAD_REQUEST',
		name
			? `operationName: the document has no operation "${name.slice(0, 100)}".`
			: 'operationName: the document has no operation, or several; name the one to run.',
		{ field: 'operationName' },
	);
}

function failed(cost: CostReport, errors: GraphQLError[]): Answer {
	const [first] = errors;
	// What ran has `data: null`; what was refused before running has no `data` at all.
	const ran = first?.extensions.code === 'INTERNAL' || first?.extensions.code === 'UNAVAILABLE';
	return { result: { ...(ran && { data: null }), errors, extensions: { cost } } };
}

function deadline(milliseconds: number): { passed: Promise<never>; stop: () => void } {
	let timer: NodeJS.Timeout | undefined;
	const passed = new Promise<never>((_resolve, reject) => {
		timer = setTimeout(() => reject(tryAgain()), milliseconds);
	});
	return { passed, stop: () => clearTimeout(timer) };
}
