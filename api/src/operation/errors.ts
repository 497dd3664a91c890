import { GraphQLError, type GraphQLFormattedError } from 'graphql';

/** The codes that stand in `extensions.code` of an error. */
export type ErrorCode =
	| 'GRAPHQL_PARSE_FAILED'
	| 'GRAPHQL_VALIDATION_FAILED'
	| 'BAD_USER_INPUT'
	| 'BAD_REQUEST'
	| 'PERSISTED_QUERY_NOT_FOUND'
	| 'UNAUTHENTICATED'
	| 'QUERY_TOO_COSTLY'
	| 'RATE_LIMITED'
	| 'UNAVAILABLE'
	| 'INTERNAL';

/** The HTTP status that goes with a code where the whole operation is refused or failed. */
export const statusOf: Record<ErrorCode, number> = {
	GRAPHQL_PARSE_FAILED: 400,
	GRAPHQL_VALIDATION_FAILED: 400,
	BAD_USER_INPUT: 400,
	BAD_REQUEST: 400,
	PERSISTED_QUERY_NOT_FOUND: 404,
	UNAUTHENTICATED: 401,
	QUERY_TOO_COSTLY: 400,
	RATE_LIMITED: 429,
	UNAVAILABLE: 503,
	INTERNAL: 500,
};

/** An error that a client may read as it is. */
export function apiError(
	code: ErrorCode,
	message: string,
	extensions: Record<string, unknown> = {},
): GraphQLError {
	return new GraphQLError(message, { extensions: { code, ...extensions } });
}

/** An argument that cannot be used. `field` is its path in the document; `cure` says what to give instead. */
export function badInput(field: string, cure: string): GraphQLError {
	return apiError('BAD_USER_INPUT', `${field}: ${cure}`, { field });
}

/** Whether the client may read this error as it is. */
export function isApiError(error: unknown): error is GraphQLError {
	return error instanceof GraphQLError && typeof error.extensions.code === 'string';
}

const unavailable = /^(40001|40P01|57014|57P0[123]|55P03|3D000|53...|08...)$/;
const unavailableNode = new Set([
	'ECONNREFUSED',
	'ECONNRESET',
	'EPIPE',
	'ENOENT',
	'ETIMEDOUT',
	'EHOSTUNREACH',
]);

/**
 * What a failure inside a resolver means to the client: the refusal of a function of ours (SQLSTATE 22023, with the
 * text `field: message`), a database that cannot answer now, or undefined for a mistake of the program.
 */
export function fromFailure(error: unknown): GraphQLError | undefined {
	for (const cause of causes(error)) {
		if (isApiError(cause)) return cause;
		const code = codeOf(cause);
		if (code === '22023') {
			const refused = refusedArgument(messageOf(cause));
			return refused && badInput(refused.field, refused.cure);
		}
		if (code && (unavailable.test(code) || unavailableNode.has(code))) return tryAgain();
		if (/timeout exceeded when trying to connect|Connection terminated/.test(messageOf(cause)))
			return tryAgain();
	}
	return undefined;
}

/** The database cannot answer now; asking again later is safe. */
export function tryAgain(): GraphQLError {
	return apiError(
		'UNAVAILABLE',
		'The service is busy or away for a moment. It is safe to try again.',
	);
}

/** A mistake of the program: the client learns nothing but the number under which the log has the details. */
export function unexpected(requestId: string): GraphQLError {
	return apiError('INTERNAL', 'Unexpected error.', { requestId });
}

/** The SQLSTATE or the system's code of a failure, for the log. */
export function failureCode(error: unknown): string | undefined {
	for (const cause of causes(error)) {
		const code = codeOf(cause);
		if (code) return code;
	}
	return undefined;
}

/** An error in the form of an answer. */
export function formatted(error: GraphQLError): GraphQLFormattedError {
	return error.toJSON();
}

/**
 * What a function of ours says of an argument that cannot be used, `field: message`; undefined for other texts. It may
 * quote what was given, of any length and with any signs.
 */
export function refusedArgument(message: string): { field: string; cure: string } | undefined {
	const [, field, said] = /^(?:ERROR: )?([A-Za-z][\w.[\]]{0,120}): (.+)$/s.exec(message) ?? [];
	const cure = said?.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, 300);
	return field && cure ? { field, cure } : undefined;
}

/** The failure and what caused it: Prisma hides the database's own error one or two levels down. */
function* causes(error: unknown): Generator<unknown> {
	let current = error;
	for (let level = 0; level < 6 && current; level++) {
		yield current;
		const { originalError, cause, meta } = current as Partial<Record<string, unknown>>;
		current =
			originalError ??
			cause ??
			(meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError;
	}
}

function codeOf(cause: unknown): string | undefined {
	const { originalCode, code } = cause as Partial<Record<string, unknown>>;
	if (typeof originalCode === 'string') return originalCode;
	return typeof code === 'string' ? code : undefined;
}

function messageOf(cause: unknown): string {
	const { originalMessage, message } = cause as Partial<Record<string, unknown>>;
	if (typeof originalMessage === 'string') return originalMessage;
	return typeof message === 'string' ? message : '';
}
