import type { ClientBase } from 'pg';
import { loginPassword, type Engine } from './connect.ts';
import { SettingsError } from './settings.ts';
import { sqlFile } from './sql-files.ts';

/**
 * Roles, the serving role's password and the schema, also where the admin is not a superuser.
 * Throws SettingsError naming what is in the way, and the cure.
 */
export async function prepare(
	client: ClientBase,
	engine: Engine,
	url: string | undefined,
): Promise<void> {
	try {
		// The embedded engine has made its roles when it started.
		if (engine === 'postgresql') {
			await client.query(await sqlFile('roles.sql'));
			const password = url && loginPassword(url);
			if (password) await client.query(`alter role app_login password '${password}'`);
		}
		await client.query('create schema if not exists app authorization app_owner');
	} catch (error) {
		throw new SettingsError(
			`The role of DATABASE_URL cannot prepare the database: ${(error as Error).message}. Give a role that may create roles and that owns the database.`,
		);
	}
}
