import type { Database } from '@seksama/schema/connect.ts';
import type { HostFacts } from '@seksama/schema/host.ts';
import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import type { Cursors } from '../graph/cursors.ts';
import type { PersonIds } from '../graph/person-ids.ts';
import type { Reads } from '../reads/client.ts';
import type { Plans } from './compiled.ts';
import type { ApiViewer } from './context.ts';
import type { Limits } from './limits.ts';
import type { Log } from './log.ts';
import type { RateLimiter } from './rate.ts';

/** What every operation of one server shares. */
export interface Service {
	schema: GraphQLSchema;
	plans: Plans;
	database: Database;
	/** The reads of the general graph. */
	reads: Reads;
	limits: Limits;
	rate: RateLimiter;
	home: string;
	ids: PersonIds;
	cursors: Cursors;
	host: () => Promise<HostFacts>;
	log: Log;
	/** Operations under way. */
	busy: { count: number };
}

/** One question, parsed and valid. */
export interface Question {
	document: DocumentNode;
	operationName?: string | null | undefined;
	variables?: Record<string, unknown> | null | undefined;
	viewer: ApiViewer;
	requestId: string;
	/** Whose points are spent: an address or a user. */
	client: string;
	/** The hash of a persisted document, for the log. */
	hash?: string | undefined;
}

/** An answer, and after how many seconds to come back where the question was refused for now. */
export interface Answer {
	result: ExecutionResult;
	retryAfter?: number;
}
