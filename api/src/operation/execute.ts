import {
	execute,
	getOperationAST,
	getVariableValues,
	GraphQLError,
	type ExecutionResult,
	type GraphQLSchema,
	type OperationDefinitionNode,
} from 'graphql';
import { executeCompiled, type Execute } from './compiled.ts';
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
		const refused = refusedVariables(service.schema, operation, question.variables ?? {});
		if (refused.length > 0) return failed(cost, refused);
		const { alone } = measure(
			service.schema,
			question.document,
			operation,
			question.variables ?? {},
			service,
			cost,
		);
		const retryAfter = spend(service, question, cost);
		if (retryAfter) return { ...failed(cost, [rateLimited(retryAfter, cost)]), retryAfter };
		const result = await run(service, question, operation, alone);
		return { result: { ...result, extensions } };
	} catch (error) {
		if (isApiError(error)) return failed(cost, [error]);
		return failed(cost, [explain(service, question, operation, error)]);
	} finally {
		busy.count -= 1;
	}
}

async function run(
	service: Service,
	question: Question,
	operation: OperationDefinitionNode,
	alone: boolean,
): Promise<ExecutionResult> {
	const clock = deadline(service.limits.requestMs);
	const by = (way: Execute) => inTransaction(service, question, alone, way, clock.passed);
	try {
		const isOwnRead = question.hash !== undefined && operation.operation === 'query';
		let result = await by(isOwnRead ? executeCompiled : execute);
		// Refused input is explained by the interpreter alone, whichever way the question came.
		if (isOwnRead && result.errors && !isUnavailable(result.errors)) result = await by(execute);
		if (!result.errors) return result;
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
): Promise<ExecutionResult> {
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
		return result;
	} finally {
		await work.finish(commit);
	}
}

function refusedVariables(
	schema: GraphQLSchema,
	operation: OperationDefinitionNode,
	variables: Record<string, unknown>,
): GraphQLError[] {
	const declared = operation.variableDefinitions ?? [];
	const { errors, coerced } = getVariableValues(schema, declared, variables, { maxErrors: 20 });
	if (!errors) return unstorableVariables(coerced);
	return errors.map((error) => {
		const field = fieldOfVariable(error.message);
		return new GraphQLError(error.message.slice(0, 500), {
			nodes: error.nodes,
			extensions: { code: 'BAD_USER_INPUT', ...(field && { field }) },
		});
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
