import { readFile } from 'node:fs/promises';
import type { Database } from './connect.ts';
import { anonymous } from './operation.ts';

export interface GuardFinding {
	/** What could leak. */
	problem: string;
	/** The table, view, function or policy that does. */
	object: string;
}

/** The question to the catalog; everybody may ask it. */
export function guardText(): Promise<string> {
	return readFile(new URL('../sql/guard.sql', import.meta.url), 'utf8');
}

/**
 * Looks through the catalog for anything that could let a viewer see more than the policies say, and at the session
 * that serves. The program refuses to serve while this is not empty. Source: schema/sql/guard.sql.
 */
export async function guardFindings(database: Database): Promise<GuardFinding[]> {
	const text = await guardText();
	const found = await database.asOwner((client) => client.query<GuardFinding>(text));
	const operation = database.operation(anonymous());
	const { rows } = await operation.only<{ session: string; unsafe: boolean }>({
		text: `select session_user::text as session, rolsuper or rolbypassrls as unsafe
			from pg_roles where rolname = session_user`,
	});
	const session = rows[0];
	return !session || session.unsafe
		? [
				...found.rows,
				{
					problem: 'serving session could pass row security',
					object: session?.session ?? 'unknown',
				},
			]
		: found.rows;
}
