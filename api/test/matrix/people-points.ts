import { byId, point, type Edges, type Point, type Target } from './points.ts';
import { globalId } from './types.ts';

/** Every way to ask for one account, or one row that belongs to it, by something that names it and nothing else. */
export const peoplePoints: Record<string, (row: Target) => Point[]> = {
	app_user({ id }) {
		const user = globalId('User', id);
		const search = `filter: { search: "u${id}@x.example" }`;
		return [
			...byId(user),
			point('user', `user(id: "${user}") { id }`, (found: object | null) => found !== null),
			point('users', `users(${search}) { edges { node { id } } }`, ({ edges }: Listed) =>
				edges.some(({ node }) => node.id === user),
			),
			point('users, counted', `users(${search}) { totalCount }`, one),
			point(
				'its grants, and whose they are',
				`grants(first: 100, filter: { user: "${user}" }) { edges { node { user { id } } } }`,
				({ edges }: Edges<{ user: object | null }>) => edges.some(({ node }) => node.user !== null),
			),
		];
	},
	user_grant({ id, user }) {
		const grant = globalId('Grant', id);
		const filter = `filter: { user: "${globalId('User', user)}" }`;
		return [
			...byId(grant),
			point('grants', `grants(${filter}) { edges { node { id } } }`, ({ edges }: Listed) =>
				edges.some(({ node }) => node.id === grant),
			),
			point('grants, counted', `grants(${filter}) { totalCount }`, one),
		];
	},
	api_token({ id, user }) {
		const token = globalId('Token', id);
		const filter = `filter: { user: "${globalId('User', user)}" }`;
		return [
			point('tokens', `tokens(${filter}) { edges { node { id } } }`, ({ edges }: Listed) =>
				edges.some(({ node }) => node.id === token),
			),
			point('tokens, counted', `tokens(${filter}) { totalCount }`, one),
		];
	},
	audit_log({ user }) {
		// The one entry that this user made.
		const filter = `filter: { actor: "${globalId('User', user)}" }`;
		return [
			point(
				'auditEntries',
				`auditEntries(${filter}) { edges { node { number } } }`,
				({ edges }: Edges<{ number: string }>) =>
					edges.some(({ node }) => node.number === String(950_000 + user)),
			),
			point('auditEntries, counted', `auditEntries(${filter}) { totalCount }`, one),
		];
	},
	session({ id, user }) {
		const session = globalId('Session', id);
		const filter = `filter: { user: "${globalId('User', user)}" }`;
		return [
			point('sessions', `sessions(${filter}) { edges { node { id } } }`, ({ edges }: Listed) =>
				edges.some(({ node }) => node.id === session),
			),
			point(
				'sessions, counted',
				`sessions(${filter}) { totalCount }`,
				({ totalCount }: Listed) => totalCount > 0,
			),
		];
	},
};

type Listed = Edges<{ id: string }>;

function one({ totalCount }: Listed): boolean {
	return totalCount === 1;
}
