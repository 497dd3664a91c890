import type { PersonIds } from '../graph/person-ids.ts';

/**
 * An answer of the sign-in library in which accounts and sessions have the ids that everybody outside knows them by, in
 * the place of their numbers. Whatever else it has stays as it is.
 */
export async function withoutNumbers(response: Response, ids: PersonIds): Promise<Response> {
	if (!/^application\/json\b/.test(response.headers.get('content-type') ?? '')) return response;
	const text = await response.text();
	const body = text === '' ? undefined : (JSON.parse(text) as Body | null);
	const user = named(body?.user, { id: 'User' }, ids);
	const session = named(body?.session, { id: 'Session', userId: 'User' }, ids);
	const { status, headers } = response;
	if (!user && !session) return new Response(text || null, { status, headers });
	const told = { ...body, ...(user && { user }), ...(session && { session }) };
	return new Response(JSON.stringify(told), { status, headers });
}

interface Body {
	user?: Row | null;
	session?: Row | null;
}
type Row = Record<string, unknown>;
type Kinds = Partial<Record<string, Parameters<PersonIds['idOf']>[0]>>;

function named(row: Row | null | undefined, kinds: Kinds, ids: PersonIds): Row | undefined {
	if (!row) return undefined;
	return Object.fromEntries(
		Object.entries(row).map(([name, value]) => {
			const kind = kinds[name];
			return [name, kind ? ids.idOf(kind, Number(value)) : value];
		}),
	);
}
