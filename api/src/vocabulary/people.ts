import { builder } from '../graph/builder.ts';
import { perOperation, type Context } from '../operation/context.ts';
import { badInput } from '../operation/errors.ts';
import type { PersonKind } from '../graph/person-ids.ts';
import { pageArguments, type PageArguments } from '../graph/page.ts';

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

/** A page of a list: rows with their cursors, and how many there are. */
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

/** What somebody gets who did not sign in, and so sees no people. */
export const emptyPage: ListPage<never> = {
	edges: [],
	pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
	totalCount: 0,
};

/** A page as the list functions of people return it: its cursors are the ids of its rows. */
interface NumberedPage<Row> {
	nodes: Row[];
	hasNextPage: boolean;
	hasPreviousPage: boolean;
	totalCount: number;
}

/**
 * The page of such a list. `text` takes `values` and after them the arguments of the page: first, after, last, before.
 * Throws BAD_USER_INPUT for a cursor that is none of this list.
 */
export async function peoplePage<Row extends { id: number }>(
	{ viewer, json, ids }: Context,
	kind: PersonKind,
	page: PageArguments,
	text: string,
	values: readonly unknown[],
): Promise<ListPage<Row>> {
	if (viewer.userId === null) return emptyPage;
	const [first, after, last, before] = pageArguments(page);
	const numberOf = (field: string, cursor: string | null) => {
		const number = cursor === null ? null : ids.numberOf(kind, cursor);
		if (number === undefined) throw badInput(field, 'is no cursor of this list');
		return number;
	};
	const place = [first, numberOf('after', after), last, numberOf('before', before)];
	const { nodes, totalCount, ...info } = await json<NumberedPage<Row>>(text, [...values, ...place]);
	const edges = nodes.map((node) => ({ cursor: ids.idOf(kind, node.id), node }));
	const [startCursor, endCursor] = [edges[0]?.cursor ?? null, edges.at(-1)?.cursor ?? null];
	return { edges, pageInfo: { ...info, startCursor, endCursor }, totalCount };
}

/** The number of the user whom a condition names: null where it names nobody, and 0, which is nobody's, for a wrong id. */
export function userNumber(id: string | number | null | undefined, { ids }: Context) {
	return id == null ? null : (ids.numberOf('User', id) ?? 0);
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
