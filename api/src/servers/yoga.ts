import { createYoga, type Plugin } from 'graphql-yoga';
import type { ExecutionArgs, ExecutionResult } from 'graphql';
import type { Documents } from '../operation/documents.ts';
import { settled, type Ask, type Engine, type EngineParts } from './ask.ts';
import { fromResponse } from './reply.ts';

/** Yoga wants one; nothing is sent there. */
const address = 'http://localhost/graphql';

/** GraphQL Yoga: parameters come checked, documents parsed and valid ones once, execution is ours. */
export function yogaEngine({ schema, documents }: EngineParts): Engine {
	const yoga = createYoga<{ ask: Ask }>({
		schema,
		graphiql: false,
		landingPage: false,
		healthCheckEndpoint: '/-',
		cors: false,
		batching: false,
		multipart: false,
		maxRequestBodySize: false, // the body was read and bounded before
		maskedErrors: false,
		logging: false,
		parserAndValidationCache: false,
		plugins: [ownSteps(documents), commonRules],
	});
	return {
		async handle(accept, ask) {
			const init = { method: 'POST', headers: { accept } };
			return fromResponse(await yoga.fetch(address, init, { ask }));
		},
		dispose: async () => {
			await yoga.dispose();
		},
	};
}

/** The steps of an operation that are ours: each document is parsed and validated once, and run in one place. */
function ownSteps(documents: Documents): Plugin<{ ask: Ask }> {
	return {
		onParse({ setParseFn }) {
			setParseFn((source) => documents.parse(typeof source === 'string' ? source : source.body));
		},
		onValidate({ setValidationFn }) {
			setValidationFn((_schema, document) => documents.validate(document));
		},
		onExecute({ args: { contextValue }, setExecuteFn }) {
			setExecuteFn(({ document }: ExecutionArgs) => contextValue.ask.answer(document));
		},
	};
}

const commonRules: Plugin<object, { ask: Ask }> = {
	onRequestParse({ serverContext, setRequestParser }) {
		setRequestParser(() => ({
			query: serverContext.ask.parameters.query,
			operationName: serverContext.ask.parameters.operationName ?? undefined,
			variables: serverContext.ask.parameters.variables ?? undefined,
		}));
	},
	onResultProcess({ result, setResult, serverContext }) {
		if (!Array.isArray(result) && !(Symbol.asyncIterator in result))
			setResult(settled(result as ExecutionResult, serverContext.ask) as ExecutionResult);
	},
};
