import { insertDemoAccess } from '../../../seed/src/demo-access.ts';
import type { Api } from '../../src/api.ts';
import { createAuth } from '../../src/auth/auth.ts';
import { codeOf, Visitor } from '../auth/visitor.ts';
import { openHouse, type Body, type House } from '../house.ts';
import { mutation } from '../mutation.ts';

const site = 'http://localhost:4500';

/** Somebody at a browser who is signed in, as the API meets them. */
export interface Person extends Visitor {
	/** The answer to a question in their session; throws where it has errors. */
	ask<Data = Record<string, unknown>>(query: string, variables?: object): Promise<Data>;
	/** What a request with this body is answered, by the desk's API or another one over the same city. */
	send(body: object, by?: Api): Promise<Body>;
	/** The answer to a question, errors and all. */
	answer(query: string, variables?: object): Promise<Body>;
}

/** The scenario city with its accounts, and a way to sit down at it. */
export interface Desk {
	house: House;
	api: Api;
	/** Signs in with a demo account, and with its second factor where it has one. */
	demo(account: string): Promise<Person>;
	/** A browser that nobody has signed in at yet. */
	stranger(): Person;
	/** Makes the last proof of everybody's sessions older than it is. */
	wait(time: string): Promise<void>;
	sql<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>;
	close(): Promise<void>;
}

/** The scenario city; or the city of a code on its first day, where nobody has an account. */
export async function openDesk(env: Record<string, string> = {}, city?: string): Promise<Desk> {
	const house = await openHouse({ city });
	const { secret } = house.database.authSecret();
	if (!city) await house.database.asOwner((client) => insertDemoAccess(client, secret));
	const api = await house.api(env);
	const { session } = createAuth({ database: house.database, secret });
	const sql = async <Row extends object>(text: string, values: unknown[] = []) =>
		house.database.asOwner(async (client) => (await client.query(text, values)).rows as Row[]);
	let strangers = 0;
	const stranger = () => {
		// Everybody has an address of their own: tries are counted by it.
		const reached = { address: `192.0.2.${++strangers}`, site };
		const handle = { handle: (request: Request) => api.fetch(request, reached), session };
		const visitor = new Visitor(handle, { site }) as Person;
		visitor.send = async (body, by = api) => {
			const headers = { origin: site, cookie: visitor.cookie, 'x-graphql-yoga-csrf': '1' };
			const request = new Request(`${site}/graphql`, {
				method: 'POST',
				headers: { 'content-type': 'application/json', ...headers },
				body: JSON.stringify(body),
			});
			return (await (await by.fetch(request, reached)).json()) as Body;
		};
		visitor.answer = (query, variables = {}) => visitor.send({ query, variables });
		visitor.ask = async <Data>(query: string, variables?: object) => {
			const { data, errors } = await visitor.answer(query, variables);
			if (errors || !data) throw new Error(JSON.stringify(errors));
			return data as Data;
		};
		return visitor;
	};
	return {
		house,
		api,
		sql,
		stranger,
		async demo(account) {
			const person = stranger();
			const answer = await person.signIn(`${account}@demo.example`);
			const { twoFactorRedirect } = (await answer.json()) as { twoFactorRedirect?: boolean };
			if (twoFactorRedirect) await person.post('/two-factor/verify-totp', { code: await codeOf() });
			return person;
		},
		async wait(time) {
			await house.database.asOwner(async (client) => {
				await client.query('alter table app.session disable trigger limit_session');
				await client.query(
					`update app.session set created_at = created_at - $1::interval,
						second_factor_at = second_factor_at - $1::interval`,
					[time],
				);
				await client.query('alter table app.session enable trigger limit_session');
			});
		},
		close: () => house.close(),
	};
}

export const createUser = mutation('createUser', 'user { id name email active }');
export const changeUser = mutation('changeUser', 'user { name active disabledAt }');
const grant = 'grant { id role scope placeName state validFrom validTo user { email } }';
export const giveGrant = mutation('giveGrant', grant);
export const approveGrant = mutation('approveGrant', grant);
export const withdrawGrant = mutation('withdrawGrant', grant);
export const createSignInLink = mutation('createSignInLink', 'code expiresAt');
export const endSessions = mutation('endSessions', 'ended');
export const resetSecondFactor = mutation('resetSecondFactor', 'waiting');

/** The id of the account with an address. */
export async function userIdOf(desk: Desk, email: string): Promise<string> {
	const [row] = await desk.sql<{ id: number }>('select id from app.app_user where email = $1', [
		email,
	]);
	return desk.house.ids.idOf('User', row?.id ?? 0);
}

let people = 0;

/** A new user of the city with a password, made as an admin makes one. */
export async function newPerson(
	admin: Person,
	desk: Desk,
	password = 'kain jlamprang biru',
): Promise<{ id: string; email: string; person: Person; password: string }> {
	const email = `orang-${++people}@pekalongan.example`;
	const { answer } = await admin.ask<{ answer: { user: { id: string } } }>(createUser, {
		input: { email, name: `Orang ${people}` },
	});
	const { id } = answer.user;
	const link = await admin.ask<{ answer: { code: string } }>(createSignInLink, {
		input: { user: id, reason: 'akun baru' },
	});
	const person = desk.stranger();
	await person.post('/link/use', { code: link.answer.code, password });
	await person.signIn(email, password);
	return { id, email, person, password };
}
