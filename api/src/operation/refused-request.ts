import type { GraphQLError } from 'graphql';
import { apiError } from './errors.ts';

/** A request that never becomes an operation: its status and the one error that says why. */
export interface Refusal {
	status: number;
	error: GraphQLError;
	headers?: Record<string, string>;
}

export function refusal(status: number, message: string, field?: string): Refusal {
	return { status, error: apiError('BAD_REQUEST', message, field ? { field } : {}) };
}

export function isRefusal(thrown: unknown): thrown is Refusal {
	return typeof thrown === 'object' && thrown !== null && 'status' in thrown && 'error' in thrown;
}
