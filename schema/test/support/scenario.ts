import { seedScenario } from '../../../seed/src/scenario.ts';
import { anonymous } from '../../src/operation.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';

export interface Scenario extends TestDatabase {
	/** The one value of a statement, as the owner of the tables. */
	one<T>(sql: string, values?: unknown[]): Promise<T>;
	/** The one value of a statement, as somebody who did not sign in or as a user. */
	oneAs<T>(userId: number | null, sql: string, values?: unknown[]): Promise<T>;
	/** Runs statements as the owner and undoes them. */
	undone<T>(work: (one: Scenario['one']) => Promise<T>): Promise<T>;
}

/** A database of its own with the scenario city; `today` decides which evidence of schools still holds. */
export async function openScenario(today?: string): Promise<Scenario> {
	const database = await openTestDatabase(today ? {} : { with: 'scenario' });
	if (today) await database.asOwner((client) => seedScenario(client, today));
	const value = (row: object | undefined): unknown => Object.values(row ?? {})[0];
	const undo = new Error('undo');
	return {
		...database,
		one: <T>(sql: string, values: unknown[] = []) =>
			database.asOwner(
				async (client) => value((await client.query<object>(sql, values)).rows[0]) as T,
			),
		async oneAs<T>(userId: number | null, sql: string, values: unknown[] = []) {
			const operation = database.operation({ ...anonymous(), userId });
			try {
				return value((await operation.query<object>({ text: sql, values })).rows[0]) as T;
			} finally {
				await operation.finish(false);
			}
		},
		async undone<T>(work: (one: Scenario['one']) => Promise<T>) {
			let result: T | undefined;
			try {
				await database.asOwner(async (client) => {
					result = await work(
						async <V>(sql: string, values: unknown[] = []) =>
							value((await client.query<object>(sql, values)).rows[0]) as V,
					);
					throw undo;
				});
			} catch (error) {
				if (error !== undo) throw error;
			}
			return result as T;
		},
	};
}
