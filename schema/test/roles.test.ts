import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { sqlFile } from '../src/sql-files.ts';
import { openTestDatabase } from './support/database.ts';

test('an administrator who is no superuser makes the roles, may act as the owner, and may do it again', async () => {
	const database = await openTestDatabase({ migrated: false });
	try {
		const prefix = `test_${randomBytes(6).toString('hex')}`;
		const roles = (await sqlFile('roles.sql')).replaceAll("'app_", `'${prefix}_`);
		const text = roles
			.replaceAll('grant app_owner', `grant ${prefix}_owner`)
			.replaceAll('to app_login', `to ${prefix}_login`);
		const made = database.asAdmin(async (client) => {
			await client.query(`create role ${prefix}_admin createrole`);
			await client.query(`set local session authorization ${prefix}_admin`);
			await client.query(text);
			await client.query(text);
			await client.query(`set local role ${prefix}_owner`);
			const { rows } = await client.query<{ acting: string }>('select current_user as acting');
			throw new Error(rows[0]!.acting); // undoes the roles, which all databases of a server share
		});
		await expect(made).rejects.toThrow(`${prefix}_owner`);
		await expect(made).rejects.not.toThrow('permission denied');
	} finally {
		await database.close();
	}
});
