import { ApolloServer, HeaderMap, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerErrorCode } from '@apollo/server/errors';
import {
	GraphQLError,
	type DocumentNode,
	type FormattedExecutionResult,
	type GraphQLFormattedError,
} from 'graphql';
import { boundedDocuments, codedParseError, codedValidationError } from '../operation/documents.ts';
import { settled, type Ask, type Engine, type EngineParts } from './ask.ts';

/** Apollo Server: the same parameters, limits, execution and errors as the other transport. */
export async function apolloEngine({ schema, documents, tokens }: EngineParts): Promise<Engine> {
	const server = new ApolloServer<{ ask: Ask }>({
		schema,
		introspection: true,
		csrfPrevention: true,
		allowBatchedHttpRequests: false,
		persistedQueries: false,
		includeStacktraceInErrorResponses: false,
		stopOnTerminationSignals: false,
		nodeEnv: 'production',
		parseOptions: { maxTokens: tokens },
		documentStore: documentStore(),
		formatError(formatted, error) {
			if (!(error instanceof GraphQLError)) return formatted;
			if (formatted.extensions?.code === ApolloServerErrorCode.GRAPHQL_PARSE_FAILED)
				return codedParseError(error, tokens).toJSON();
			if (
				formatted.extensions?.code === ApolloServerErrorCode.GRAPHQL_VALIDATION_FAILED &&
				error.source
			)
				return codedValidationError(documents.parse(error.source.body), error).toJSON();
			return formatted;
		},
		plugins: [commonRules],
		logger: { debug() {}, info() {}, warn() {}, error() {} },
	});
	await server.start();
	return {
		async handle(accept, ask) {
			const headers = new HeaderMap([
				['content-type', 'application/json'],
				['accept', accept],
			]);
			const answered = await server.executeHTTPGraphQLRequest({
				// The parameters are read and checked already; only how to send the answer is left to say.
				httpGraphQLRequest: { method: 'POST', headers, search: '', body: ask.parameters },
				context: async () => ({ ask }),
			});
			const text = answered.body.kind === 'complete' ? answered.body.string : '';
			return {
				status: answered.status ?? 200,
				headers: Object.fromEntries(answered.headers),
				text,
			};
		},
		dispose: () => server.stop(),
	};
}

/** Apollo's own store counts the bytes of a document without its comments; ours counts what it takes. */
function documentStore() {
	const kept = boundedDocuments();
	return {
		get: async (key: string) => kept.get(key),
		set: async (key: string, document: DocumentNode) => void kept.set(key, document),
		delete: async (key: string) => kept.delete(key),
	};
}

const commonRules: ApolloServerPlugin<{ ask: Ask }> = {
	async requestDidStart() {
		return {
			async responseForOperation({ document, contextValue }) {
				const { errors, ...rest } = await contextValue.ask.answer(document);
				return {
					http: { headers: new HeaderMap() },
					body: {
						kind: 'single',
						singleResult: {
							...(rest as FormattedExecutionResult),
							...(errors && {
								errors: errors.map((error): GraphQLFormattedError => error.toJSON()),
							}),
						},
					},
				};
			},
			async willSendResponse({ response, contextValue }) {
				if (response.body.kind === 'single')
					response.body.singleResult = settled(
						response.body.singleResult,
						contextValue.ask,
					) as FormattedExecutionResult;
			},
		};
	},
};
