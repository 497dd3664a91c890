import { perOperation, type Context } from '../context.ts';
import { builder } from '../builder.ts';

/** What app.user_rows returns. */
export interface UserRow {
	id: number;
	name: string;
	email: string;
	regionCode: string | null;
	isExample: boolean;
	active: boolean;
	disabledAt: string | null;
	createdAt: string;
	secondFactor: boolean;
}
export const UserRef = builder.objectRef<UserRow>('User');

/** What app.grant_rows returns. */
export interface GrantRow {
	id: number;
	userId: number;
	role: string;
	scope: string;
	placeName: string;
	awardYear: number | null;
	validFrom: string;
	validTo: string | null;
	state: 'HOLDS' | 'WAITING' | 'UPCOMING' | 'ENDED' | 'WITHDRAWN';
	reason: string | null;
	givenAt: string;
	givenById: number | null;
	approvedAt: string | null;
	approvedById: number | null;
	withdrawnAt: string | null;
	withdrawnById: number | null;
}
export const GrantRef = builder.objectRef<GrantRow>('Grant');

/** What app.token_rows returns. */
export interface TokenRow {
	id: number;
	userId: number;
	name: string;
	prefix: string;
	scopes: string[];
	createdAt: string;
	expiresOn: string;
	lastUsedAt: string | null;
	revokedAt: string | null;
	holds: boolean;
}
export const TokenRef = builder.objectRef<TokenRow>('Token');

/** What app.session_rows returns. */
export interface SessionRow {
	id: number;
	userId: number;
	createdAt: string;
	updatedAt: string;
	address: string | null;
	browser: string | null;
	secondFactor: boolean;
}
export const SessionRef = builder.objectRef<SessionRow>('Session');

/** An entry of what app.audit_page returns. */
export interface AuditRow {
	number: string;
	at: string;
	actorId: number | null;
	heldRoles: string;
	action: string;
	resource: string;
	key: string | null;
	rowCount: number;
	changed: string[];
	reason: string | null;
	requestId: string | null;
}
export const AuditEntryRef = builder.objectRef<AuditRow>('AuditEntry');

/** A page as the list functions of the database return it: rows with their cursors, and how many there are. */
export interface ListPage<Row> {
	edges: { cursor: string; node: Row }[];
	pageInfo: {
		hasNextPage: boolean;
		hasPreviousPage: boolean;
		startCursor: string | null;
		endCursor: string | null;
	};
	totalCount: number;
}

/** The page of such a list; an empty one where nobody signed in, who sees no people. */
export function peoplePage<Row>(
	{ viewer, json }: Context,
	text: string,
	values: readonly unknown[],
): Promise<ListPage<Row>> | ListPage<Row> {
	if (viewer.userId !== null) return json<ListPage<Row>>(text, values);
	const pageInfo = { hasNextPage: false, hasPreviousPage: false };
	return {
		edges: [],
		pageInfo: { ...pageInfo, startCursor: null, endCursor: null },
		totalCount: 0,
	};
}

export const userById = rowsById<UserRow>('app.user_rows');
export const grantById = rowsById<GrantRow>('app.grant_rows');

/** Loads rows by their numbers; those that the viewer may not see are not there. */
function rowsById<Row>(source: `app.${string}_rows`) {
	return perOperation<number, Row>(async (ids, { sql, viewer }) => {
		if (viewer.userId === null) return new Map();
		const rows = await sql<{ id: number; node: Row }>(`select id, node from ${source}($1)`, [ids]);
		return new Map(rows.map(({ id, node }) => [id, node]));
	});
}
