import { ruled, type AccessKindName } from '@seksama/schema/resources.ts';
import { cursorOf, globalId } from './types.ts';

/** A way to name one row: its document, and the keys of a row that is hidden from nearly everybody and of none. */
export interface Key {
	path: string;
	document: string;
	hidden: string;
	missing: string;
}

const gid = (type: string, id: number) => [globalId(type, id), globalId(type, 987_654)] as const;
const onNode = (type: string, id: number, fields: string): Key => {
	const [hidden, missing] = gid(type, id);
	const document = `query ($key: ID!) { node(id: $key) { id ... on ${type} { ${fields} } } }`;
	return { path: `node ${type} ${id}`, document, hidden, missing };
};
const onPeriod = 'period: { year: 2029, quarter: 1 }';

/** Rows of 33.76 that its own people alone may see. */
export const keys: Key[] = [
	...[9200, 9201, 9202, 9203, 9204].map((id) =>
		onNode('Achievement', id, 'actual attainment { percent } history { status } inputs { actual }'),
	),
	onNode('Indicator', 9201, `code unit definitions { version } achievement(${onPeriod}) { id }`),
	onNode('User', 123, 'name grants { id }'),
	onNode('Grant', 1123, 'role user { id } mayApprove mayWithdraw'),
	{
		path: 'nodes',
		document: `query ($key: ID!) { nodes(ids: ["${globalId('Agency', 1)}", $key]) { id } }`,
		hidden: gid('Achievement', 9200)[0],
		missing: gid('Achievement', 9200)[1],
	},
	{
		path: 'user',
		document: 'query ($key: ID!) { user(id: $key) { name } }',
		hidden: gid('User', 123)[0],
		missing: gid('User', 123)[1],
	},
	{
		path: 'indicator by its code',
		document: `query ($key: String!) { indicator(code: $key, city: "33.76") { name children { code } } }`,
		hidden: 'R-SEPI',
		missing: 'R-NONE',
	},
	{
		path: 'trend of an indicator',
		document: `query ($key: String!) { trend(subject: { indicator: $key }, city: "33.76",
			from: { year: 2029 }, to: { year: 2030 }) { points { actual } } }`,
		hidden: 'R-SEPI',
		missing: 'R-NONE',
	},
	...(
		[
			['ACHIEVEMENT', 'READ', 9200],
			['INDICATOR', 'READ', 9201],
			['USER', 'READ', 123],
			['USER', 'CHANGE', 123],
			['GRANT', 'READ', 1123],
			['GRANT', 'WITHDRAW', 1123],
			['TOKEN', 'READ', 1123],
			['TOKEN', 'REVOKE', 1123],
			['SESSION', 'READ', 1123],
			['AUDIT', 'READ', 970_000],
		] as const
	).map(([kind, verb, number]) => {
		const [hidden, missing] = idsOfKind(kind, number);
		const document = `query ($key: ID!) { explainAccess(type: ${kind}, verb: ${verb}, id: $key) { allowed code rule ask } }`;
		return { path: `explainAccess ${kind} ${verb}`, document, hidden, missing };
	}),
	...['achievements', 'indicators'].flatMap((list) =>
		['after: $key, first: 5', 'before: $key, last: 5'].map((page) => ({
			path: `${list}, ${page}`,
			document: `query ($key: String!) { ${list}(${page}, filter: { within: "33" }) {
				totalCount pageInfo { hasNextPage hasPreviousPage startCursor } edges { cursor } } }`,
			hidden: list === 'achievements' ? cursorOf('Achievement', 9200) : cursorOf('Indicator', 9201),
			missing: cursorOf(list === 'achievements' ? 'Achievement' : 'Indicator', 987_654),
		})),
	),
	...(
		[
			['users', 'User', 123],
			['grants', 'Grant', 1123],
			['tokens', 'Token', 1123],
			['sessions', 'Session', 1123],
		] as const
	).map(([list, type, number]) => ({
		path: `${list}, after`,
		document: `query ($key: String!) { ${list}(after: $key, first: 5) { totalCount edges { cursor } } }`,
		hidden: cursorOf(type, number),
		missing: cursorOf(type, 987_654),
	})),
	{
		path: 'approveGrant, of a case role that waits',
		document:
			'mutation ($key: ID!) { approveGrant(id: $key) { __typename ... on Error { message } } }',
		hidden: gid('Grant', 1143)[0],
		missing: gid('Grant', 1143)[1],
	},
	// Last: in the control somebody does them.
	...Object.entries({
		changeUser: 'input: { id: $key, name: "x" }',
		createSignInLink: 'input: { user: $key, reason: "alasan" }',
		endSessions: 'input: { user: $key, reason: "alasan" }',
		resetSecondFactor: 'input: { user: $key, reason: "alasan" }',
		giveGrant: 'input: { user: $key, role: LEADERSHIP, scope: "region:33.76" }',
		approveGrant: 'id: $key',
		withdrawGrant: 'input: { id: $key, reason: "alasan" }',
		revokeToken: 'id: $key',
	}).map(([name, given]) => {
		const type = /Grant|Token/.exec(name)?.[0] ?? 'User';
		const ofUser = type === 'User' || name === 'giveGrant';
		const [hidden, missing] = ofUser ? gid('User', 123) : gid(type, 1123);
		const document = `mutation ($key: ID!) { ${name}(${given}) { __typename ... on Error { message } } }`;
		return { path: `${name}, of a user`, document, hidden, missing };
	}),
];

/** What explainAccess is given of a kind: an id where it has ids of ours, its number where it is named by that. */
function idsOfKind(kind: AccessKindName, number: number): readonly [string, string] {
	const { type = '', ids } = ruled.find((one) => one.kind === kind) ?? {};
	return ids === 'KEY' ? [String(number), '987654'] : gid(type, number);
}
