import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../schema/test/support/database.ts';
import { copyRows } from '../src/copy-rows.ts';
import { insertRows } from '../src/rows.ts';

let database: TestDatabase;
beforeAll(async () => {
	database = await openTestDatabase();
});
afterAll(() => database.close());

const columns = 'code text, name text, source text';
const names = ['a\tb', 'a\\b', 'a\nb\r', '\\N', '"', "d'Arc", 'Pekalongan é 漢'];
const rows = names.map((name, index) => ({ code: `${11 + index}`, name, source: 'x', more: 1 }));

test.runIf(process.env.TEST_ENGINE === 'postgresql')(
	'a stream of COPY writes what inserting writes, whatever signs are in it',
	async () => {
		const written = async (write: typeof insertRows) => {
			let found: unknown[] = [];
			const undo = new Error('undo');
			await database
				.asOwner(async (client) => {
					await write(client, 'region', columns, rows);
					({ rows: found } = await client.query(
						`select code, name, source from app.region order by code`,
					));
					throw undo;
				})
				.catch((error: unknown) => {
					if (error !== undo) throw error;
				});
			return found;
		};
		const copied = await written(copyRows);
		expect(copied).toEqual(rows.map(({ code, name, source }) => ({ code, name, source })));
		expect(copied).toEqual(await written(insertRows));
	},
);

test.runIf(process.env.TEST_ENGINE === 'postgresql')(
	'a row without one of the columns is refused and nothing of the stream stays',
	async () => {
		function* broken() {
			for (let index = 0; index < 5000; index++)
				yield { code: `x${index}`, name: 'x', source: 'x' };
			yield { code: '99', name: 'x' };
		}
		await expect(
			database.asOwner((client) => copyRows(client, 'region', columns, broken())),
		).rejects.toThrow('region.source');
		await database.asOwner(async (client) => {
			expect((await client.query('select from app.region')).rowCount).toBe(0);
		});
	},
);
