import {
	GraphQLError,
	parse,
	specifiedRules,
	validate,
	type DocumentNode,
	type GraphQLSchema,
} from 'graphql';
import { apiError } from './errors.ts';
import { storableLiterals } from './unstorable.ts';
import { fieldOfLiteral } from './value-errors.ts';

/** Parses and validates documents, each once. */
export interface Documents {
	/** Throws GRAPHQL_PARSE_FAILED, or QUERY_TOO_COSTLY where it has too many tokens. */
	parse(text: string): DocumentNode;
	validate(document: DocumentNode): readonly GraphQLError[];
}

const rules = [...specifiedRules, storableLiterals];
const mostKept = 1000;
const mostErrors = 20;

/** Keeps `own` documents for ever, and of what others send the latest 1,000. */
export function documents(
	schema: GraphQLSchema,
	tokens: number,
	own: Iterable<string> = [],
): Documents {
	const lasting = new Set(own);
	const parsed = new Map<string, DocumentNode>();
	const parsedOwn = new Map<string, DocumentNode>();
	const checked = new WeakMap<DocumentNode, readonly GraphQLError[]>();
	return {
		parse(text) {
			const kept = lasting.has(text) ? parsedOwn : parsed;
			const known = kept.get(text);
			if (known) return known;
			const document = parseCoded(text, tokens);
			if (kept === parsed && parsed.size >= mostKept) {
				const [oldest] = parsed.keys();
				if (oldest !== undefined) parsed.delete(oldest);
			}
			kept.set(text, document);
			return document;
		},
		validate(document) {
			let errors = checked.get(document);
			if (!errors) {
				errors = validate(schema, document, rules, { maxErrors: mostErrors }).map((error) =>
					codedValidationError(document, error),
				);
				checked.set(document, errors);
			}
			return errors;
		},
	};
}

/** A syntax error with its code. */
export function codedParseError(error: GraphQLError, tokens: number): GraphQLError {
	if (/contains more that \d+ tokens/.test(error.message))
		return apiError(
			'QUERY_TOO_COSTLY',
			`The document has more than ${tokens} tokens; at most ${tokens} are allowed.`,
			{
				limit: tokens,
				what: 'tokens',
			},
		);
	return recoded(error, { code: 'GRAPHQL_PARSE_FAILED' });
}

/** A validation error with its code; a literal that a scalar refused names its field. */
export function codedValidationError(document: DocumentNode, error: GraphQLError): GraphQLError {
	const field = fieldOfLiteral(document, error);
	return field === undefined
		? recoded(error, { code: 'GRAPHQL_VALIDATION_FAILED' })
		: recoded(error, { code: 'BAD_USER_INPUT', field }, `${field}: ${error.message}`);
}

function parseCoded(text: string, tokens: number): DocumentNode {
	try {
		return parse(text, { maxTokens: tokens });
	} catch (error) {
		throw error instanceof GraphQLError ? codedParseError(error, tokens) : error;
	}
}

function recoded(
	{ message, nodes, source, positions }: GraphQLError,
	extensions: Record<string, unknown>,
	text = message,
): GraphQLError {
	// A long value is not sent back whole.
	return new GraphQLError(text.slice(0, 500), { nodes, source, positions, extensions });
}
