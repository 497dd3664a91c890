import { expect, test } from 'vitest';
import { anonymous } from '../src/operation.ts';
import { statementNames } from '../src/statement-names.ts';
import { openTestDatabase } from './support/database.ts';

test('a text keeps its name until the names run out, by number or by length; then another round begins', () => {
	const names = statementNames();
	const first = names.of('select 1');
	for (let n = 2; n <= 500; n++) names.of(`select ${n}`);
	expect([names.of('select 1'), names.round]).toEqual([first, 0]);
	expect(names.of('select 501')).not.toBe(first);
	expect(names.round).toBe(1);
	for (let n = 0; n < 3; n++) names.of(`select ${n} ${'x'.repeat(999_000)}`);
	expect(names.round).toBe(2);
	expect(names.of('select 1')).not.toBe(first);
});

test.runIf(process.env.TEST_ENGINE === 'postgresql')(
	'however many different statements are asked, a connection holds the prepared ones of one round only',
	async () => {
		const database = await openTestDatabase();
		const ask = async (text: string) => {
			const operation = database.operation(anonymous());
			const { rows } = await operation.query<{ count: string }>({
				name: database.statementNames.of(text),
				text,
			});
			await operation.finish(true);
			return Number(rows[0]?.count);
		};
		for (let n = 0; n < 1300; n++) await ask(`select ${n} as count`);
		expect(await ask('select count(*) from pg_prepared_statements')).toBeLessThanOrEqual(501);
		await database.close();
	},
);
