import { abortedTransaction } from '@seksama/schema/operation.ts';
import { GraphQLError, type OperationDefinitionNode } from 'graphql';
import { failureCode, fromFailure, unexpected } from './errors.ts';
import type { Question, Service } from './service.ts';
import { placesOf } from './log.ts';

/**
 * The errors of an execution as the client reads them. One mistake of the program, or a database that cannot answer,
 * speaks for the whole; what the client gave wrongly is named field by field.
 */
export function explainAll(
	service: Service,
	question: Question,
	operation: OperationDefinitionNode,
	errors: readonly GraphQLError[],
): GraphQLError[] {
	// A refused field aborts the transaction, so the fields beside it fail for no reason of their own.
	const own = errors.filter((error) => failureCode(error) !== abortedTransaction);
	const inputs: GraphQLError[] = [];
	for (const error of own) {
		const known = fromFailure(error.originalError ?? error);
		if (known?.extensions.code === 'BAD_USER_INPUT' && inputs.length < 20)
			inputs.push(
				new GraphQLError(known.message, {
					nodes: error.nodes,
					path: error.path,
					extensions: known.extensions,
				}),
			);
	}
	if (inputs.length > 0) return inputs;
	const [first = errors[0]] = own;
	return [explain(service, question, operation, first?.originalError ?? first)];
}

/** Whether the database could not answer, so that asking it at once again would only be one question more. */
export function isUnavailable(errors: readonly GraphQLError[]): boolean {
	return errors.some(
		({ originalError }) => fromFailure(originalError)?.extensions.code === 'UNAVAILABLE',
	);
}

/** One failure as the client reads it; a mistake of the program goes to the log with its place. */
export function explain(
	{ log }: Service,
	{ requestId, hash }: Question,
	operation: OperationDefinitionNode,
	error: unknown,
): GraphQLError {
	const known = fromFailure(error);
	const entry = {
		requestId,
		operation: operation.name?.value.slice(0, 100),
		hash,
		code: failureCode(error),
	};
	if (known) {
		if (known.extensions.code === 'UNAVAILABLE')
			log({ ...entry, level: 'warn', event: 'unavailable' });
		return known;
	}
	log({
		...entry,
		level: 'error',
		event: 'unexpected',
		message: (error as { name?: string } | undefined)?.name,
		stack: placesOf(error),
	});
	return unexpected(requestId);
}
