import { LRUCache } from 'lru-cache';
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
	/** Estimated bytes of memory that the documents of others take now. */
	readonly weight: number;
}

const rules = [...specifiedRules, storableLiterals];
const mostErrors = 20;

/** Bytes of memory that documents of others may take, and one of them: what is heavier is parsed each time. */
export const mostWeight = 32_000_000;
const heaviest = 1_000_000;

/** What others send, by its text: the latest that fit into `mostWeight`. */
export function boundedDocuments(): LRUCache<string, DocumentNode> {
	return new LRUCache({
		maxSize: mostWeight,
		maxEntrySize: heaviest,
		sizeCalculation: (document) => weightOf(document),
	});
}

/** Keeps `own` documents for ever, and of what others send the latest that fit into `mostWeight`. */
export function documents(
	schema: GraphQLSchema,
	tokens: number,
	own: Iterable<string> = [],
): Documents {
	const lasting = new Set(own);
	const parsed = boundedDocuments();
	const parsedOwn = new Map<string, DocumentNode>();
	const checked = new WeakMap<DocumentNode, readonly GraphQLError[]>();
	return {
		get weight() {
			return parsed.calculatedSize;
		},
		parse(text) {
			const kept = lasting.has(text) ? parsedOwn : parsed;
			const known = kept.get(text);
			if (known) return known;
			const document = parseCoded(text, tokens);
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

/**
 * What a document takes in memory, with what is worked out of it later (validation, cost): measured 6 kB for the least
 * one, 300 to 650 bytes a token, and 88 for a comment, which counts as a token here although the parser's limit lets
 * it pass: 32 kB of empty comments take 1.4 MB.
 */
export function weightOf({ loc }: DocumentNode): number {
	let tokens = 0;
	for (let token = loc?.startToken; token; token = token.next ?? undefined) tokens += 1;
	return 6000 + 2 * (loc?.source.body.length ?? 0) + 700 * tokens;
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
