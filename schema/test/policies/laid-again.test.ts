import { expect, test } from 'vitest';
import { guardFindings } from '../../src/guard.ts';
import { migrate } from '../../src/migrate.ts';
import { databaseSettings } from '../../src/settings.ts';
import { openTestDatabase } from '../database.ts';

test('functions, triggers and policies can be laid again over a database in use', async () => {
	const database = await openTestDatabase();
	try {
		const state = () =>
			database.asOwner(async (client) => {
				const { rows } = await client.query(`select
					(select json_agg((polname, polrelid::regclass, pg_get_expr(polqual, polrelid))::text order by 1) from
						(select polname, polrelid, polqual from pg_policy order by polrelid::regclass::text, polname) p) as policies,
					(select count(*)::int from pg_trigger) as triggers,
					(select count(*)::int from app.access_rule) as rules`);
				return rows;
			});
		const before = await state();
		await database.asOwner((client) => client.query("delete from migration where name = 'laid'"));
		const { reapplied } = await migrate(database, databaseSettings(database.env).url);
		expect(reapplied).toBe(true);
		expect(await state()).toEqual(before);
		expect(await guardFindings(database)).toEqual([]);
	} finally {
		await database.close();
	}
});
