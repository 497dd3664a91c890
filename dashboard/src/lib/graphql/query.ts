import { error } from '@sveltejs/kit';
import type { Client, CombinedError } from '@urql/svelte';
import { send } from './client.ts';
import type { Operation } from './operation.ts';

/**
 * The data of one operation, for a page's load. What went wrong becomes the status of the error page,
 * so that pages never look at errors themselves.
 */
export async function query<Data, Variables extends object>(
	client: Client,
	operation: Operation<Data, Variables>,
	variables: Variables,
): Promise<Data> {
	const result = await send(client, operation, variables);
	if (result.error !== undefined) throw error(statusOf(result.error), bodyOf(result.error));
	if (result.data === undefined) throw error(503, { message: 'UNAVAILABLE' });
	return result.data;
}

const STATUS: Record<string, number> = {
	BAD_USER_INPUT: 400,
	GRAPHQL_VALIDATION_FAILED: 400,
	UNAUTHENTICATED: 401,
	RATE_LIMITED: 429,
	QUERY_TOO_COSTLY: 400,
	UNAVAILABLE: 503,
};

function codeOf(problem: CombinedError): string | undefined {
	const code = problem.graphQLErrors[0]?.extensions?.['code'];
	return typeof code === 'string' ? code : undefined;
}

function statusOf(problem: CombinedError): number {
	const code = codeOf(problem);
	if (code !== undefined) return STATUS[code] ?? 500;
	const answered = (problem.response as Response | undefined)?.status;
	if (answered === 429 || answered === 503) return answered;
	return problem.networkError === undefined ? 500 : 503;
}

/** Only a code, and the field that was refused: the error page has words of its own, and the server's text is not for the screen. */
function bodyOf(problem: CombinedError): Omit<App.Error, 'status'> {
	const field = problem.graphQLErrors[0]?.extensions?.['field'] as string | undefined;
	return { message: codeOf(problem) ?? 'UNAVAILABLE', field };
}
