import type { QueryResultRow } from 'pg';
import type { Database } from '../../src/connect.ts';
import { anonymous, type Viewer } from '../../src/operation.ts';
import { roles, type Role } from './two-cities.ts';

/** Somebody of that role who signed in just now, as acts of weight ask for. */
export function viewer(role: Role, more: Partial<Viewer> = {}): Viewer {
	return { ...anonymous(), userId: roles[role], provedAt: new Date(), ...more };
}

/** The rows that a viewer gets; rejects with the database's error. What it wrote is kept unless `keep` is false. */
export async function ask<Row extends QueryResultRow>(
	database: Database,
	who: Viewer,
	text: string,
	values: readonly unknown[] = [],
	keep = true,
): Promise<Row[]> {
	const operation = database.operation(who);
	try {
		const { rows } = await operation.query<Row>({ text, values: [...values] });
		await operation.finish(keep);
		return rows;
	} catch (error) {
		await operation.finish(false).catch(() => {});
		throw error;
	}
}

/** What came of an attempt that is undone in any case: the SQLSTATE of its refusal, or how many rows it got or changed. */
export async function attempt(
	database: Database,
	who: Viewer,
	text: string,
	values: readonly unknown[] = [],
): Promise<string | number> {
	const operation = database.operation(who);
	try {
		const { rowCount } = await operation.query({ text, values: [...values] });
		return rowCount ?? 0;
	} catch (error) {
		return (error as { code?: string }).code ?? String(error);
	} finally {
		await operation.finish(false).catch(() => {});
	}
}
