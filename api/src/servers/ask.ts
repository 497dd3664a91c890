import type { DocumentNode, ExecutionResult, GraphQLFormattedError, GraphQLSchema } from 'graphql';
import type { CostReport } from '../operation/cost.ts';
import type { Documents } from '../operation/documents.ts';
import type { ErrorCode } from '../operation/errors.ts';
import type { Reply } from './reply.ts';

/** What a client sent: the parameters of GraphQL over HTTP, checked. */
export interface Parameters {
	query: string;
	operationName: string | null;
	variables: Record<string, unknown> | null;
}

/** One request on its way through a GraphQL server. */
export interface Ask {
	parameters: Parameters;
	/** Runs the operation; the only way in which a server may execute. */
	answer(document: DocumentNode): Promise<ExecutionResult>;
	/** What the client reads in place of an error that is not meant for it. */
	mask(error: unknown): GraphQLFormattedError;
	/** What stands in `extensions.cost` of an answer that never came to measuring. */
	cost: CostReport;
	/** How the answer went, for its status; written while it is made. */
	outcome: { code?: ErrorCode; retryAfter?: number };
}

/** A GraphQL server library behind the common rules. */
export interface Engine {
	/** Answers a question that was read before, in the type that was agreed on. */
	handle(type: string, ask: Ask): Promise<Reply>;
	dispose(): Promise<void>;
}

export interface EngineParts {
	schema: GraphQLSchema;
	documents: Documents;
	tokens: number;
}

/** What an execution gave, as far as an answer says it. */
export interface Result {
	data?: unknown;
	errors?: readonly GraphQLFormattedError[];
	extensions?: Record<string, unknown>;
}

/** Notes how an answer went and adds what every answer carries. An error without a code of ours is a server's own. */
export function settled({ data, errors, extensions }: Result, ask: Ask): Result {
	const masked = errors?.every(({ extensions: details }) => typeof details?.code === 'string')
		? errors
		: errors && [ask.mask(errors[0])];
	const code = masked?.[0]?.extensions?.code;
	if (typeof code === 'string') ask.outcome.code = code as ErrorCode;
	return {
		...(masked && { errors: masked }),
		...(data !== undefined && { data: masked === errors ? data : null }),
		extensions: { cost: ask.cost, ...extensions },
	};
}
