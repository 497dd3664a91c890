import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from './support/database.ts';
import { ask, viewer } from './support/as-viewer.ts';

let database: TestDatabase;
beforeAll(async () => {
	database = await openTestDatabase({ with: 'two-cities' });
});
afterAll(() => database.close());

const problemOf = async (text: string) => {
	const { rows } = await database.asOwner((client) =>
		client.query<{ problem: string | null; kept: string }>(
			'select (line_problem($1, 20)).message as problem, one_line($1) as kept',
			[text],
		),
	);
	return rows[0]?.problem ?? rows[0]?.kept;
};
const unseen = 'holds a line break or a sign that is not seen; type it anew, on one line';

test.each([
	['Siti Nur', 'Siti Nur'],
	['  Siti \u00a0\u3000 Nur ', 'Siti Nur'],
	['Jose\u0301', 'Jos\u00e9'],
	["H. Ma'ruf, S.Pd.", "H. Ma'ruf, S.Pd."],
	['RSUD 2', 'RSUD 2'],
	['ꦱꦼꦏ꧀ꦱꦩ', 'ꦱꦼꦏ꧀ꦱꦩ'],
	['', 'has 1 to 20 characters'],
	[' \u2003 ', 'has 1 to 20 characters'],
	['x'.repeat(21), 'has 1 to 20 characters'],
	['é'.repeat(20), 'é'.repeat(20)],
	['Siti\nNur', unseen],
	['Siti\r\nNur', unseen],
	['Siti\tNur', unseen],
	['Siti\u0007', unseen],
	['Siti\u0085Nur', unseen],
	['\u202eruN itiS', unseen],
	['Siti\u2066Nur\u2069', unseen],
	['Siti\u200bNur', unseen],
	['Siti\u200eNur', unseen],
	['Siti\u061cNur', unseen],
	['Si\u00adti', unseen],
	['Siti\u2028Nur', unseen],
	['\ufeffSiti', unseen],
	['\u3164', unseen],
	['Siti\u{e0041}', unseen],
	['Siti\ue000', unseen],
	['---', 'has no letter or digit'],
	['\u0301\u0301', 'has no letter or digit'],
	['« … »', 'has no letter or digit'],
])('the name %j becomes, or is refused as: %s', async (text, expected) => {
	expect(await problemOf(text)).toBe(expected);
});

describe.each(['Siti\nNur', 'Siti\u202eNur'])('where it says %j', (bad) => {
	test.each([
		['name', 'select app.create_user($1, $2, $3)', ['a@b.example', bad, '33.75']],
		[
			'email',
			'select app.create_user($1, $2, $3)',
			[`a${bad.slice(4)}@b.example`, 'Siti', '33.75'],
		],
		['name', 'select app.create_agency($1, $2, $3, $4, $5)', ['33.75', 'NEW', bad, 'New', 'New']],
		['nameEn', 'select app.create_agency($1, $2, $3, $4, $5)', ['33.75', 'NEW', 'N', bad, 'New']],
		['shortName', 'select app.create_agency($1, $2, $3, $4, $5)', ['33.75', 'NEW', 'N', 'N', bad]],
		['name', 'select app.create_region($1, $2, $3, $4)', ['33.75.99', bad, 'Perda 1', 'pemekaran']],
		['source', 'select app.create_region($1, $2, $3, $4)', ['33.75.99', 'X', bad, 'pemekaran']],
		[
			'name',
			"select app.create_token($1, '{READ_PUBLIC}', current_date, 'sks_abcd', $2)",
			[bad, Buffer.alloc(32)],
		],
	])('%s of an act is refused: %s', async (field, text, values) => {
		await expect(ask(database, viewer('ADMIN'), text, values, false)).rejects.toMatchObject({
			code: '22023',
			message: expect.stringMatching(new RegExp(`^${field}: `)) as string,
		});
	});
});

test('a reason may have lines, and none of the signs that are not seen', async () => {
	const rename = (reason: string) =>
		ask(
			database,
			viewer('ADMIN'),
			"select app.change_region('33.75', 'X', null, $1), current_setting('app.reason') as kept",
			[reason],
			false,
		);
	expect(await rename(' sebab satu,\r\nsebab dua\n')).toMatchObject([
		{ kept: 'sebab satu,\nsebab dua' },
	]);
	await expect(rename('sebab \u202eterbalik')).rejects.toMatchObject({ code: '22023' });
	await expect(rename('\u200b\u200b\u200b\u200b\u200b\u200b')).rejects.toMatchObject({
		code: '22023',
	});
	await expect(rename('\u00a0\u00a0a\u00a0\u00a0\n')).rejects.toMatchObject({ code: '22023' });
});

test('whoever writes an account, its row takes no such name, and a bad one of before blocks nothing else', async () => {
	const write = (text: string) =>
		database
			.asOwner((client) => client.query(text))
			.then(
				({ rowCount }) => rowCount,
				(error: { code?: string }) => error.code,
			);
	expect(await write(`update app_user set name = e'Siti\\nNur' where id = 1`)).toBe('22023');
	await database.asOwner(async (client) => {
		await client.query('alter table app_user disable trigger clean_account');
		await client.query(`update app_user set name = e'Siti\\nNur' where id = 1`);
		await client.query('alter table app_user enable trigger clean_account');
	});
	expect(await write('update app_user set name = name, image = null where id = 1')).toBe(1);
});
