import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { readAuditHeads } from '../src/audit-heads.ts';
import { keepAuditHead, readAuditHead } from '../src/audit-keeper.ts';
import { verifyAudit } from '../src/audit.ts';
import { reset, type Ask } from '../src/reset.ts';
import { databaseSettings } from '../src/settings.ts';
import { openTestDatabase, type TestDatabase } from './support/database.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
	for (const close of closing.splice(0).reverse()) await close();
});

async function open() {
	const database = await openTestDatabase();
	closing.push(() => database.close());
	const folder = await mkdtemp(join(tmpdir(), 'seksama-reset-'));
	closing.push(() => rm(folder, { recursive: true }));
	const settings = databaseSettings(database.env);
	const headFile = join(folder, 'heads.jsonl');
	const name = settings.url ? new URL(settings.url).pathname.slice(1) : settings.dataDir;
	return {
		database,
		headFile,
		name,
		reset: (args: string[], ask?: Ask) => reset(database, { settings, headFile, args, ask }),
	};
}

const sql = (database: TestDatabase, text: string) =>
	database.asOwner(async (client) => {
		await client.query(text);
	});
const demo = (database: TestDatabase) =>
	sql(
		database,
		`insert into seed_run values ('demo', 1, 2026, 3, now());
		insert into app_user (email, name, is_demo) values ('a@demo.example', 'a', true)`,
	);
const person = (database: TestDatabase) =>
	sql(database, "insert into app_user (email, name) values ('ibu@kota.go.id', 'Ibu')");
const accounts = (database: TestDatabase) =>
	database.asOwner(async (client) => {
		const { rows } = await client.query<{ n: number }>('select count(*)::int as n from app_user');
		return rows[0]?.n;
	});

test('the demo city is deleted only after a yes, of a person or by --yes', async () => {
	const { database, reset, name } = await open();
	await demo(database);
	await expect(reset([])).rejects.toThrow(/add --yes: pnpm db:reset -- --yes$/);
	const asked: string[] = [];
	const answering = (answer: string) => async (question: string) => {
		asked.push(question);
		return answer;
	};
	for (const no of ['', 'n', 'no', 'yeah', '  '])
		await expect(reset([], answering(no))).rejects.toThrow('Nothing was touched.');
	expect(await accounts(database)).toBe(1);
	expect(asked[0]).toBe(
		`Everything in ${name} will be deleted; it holds the demo city. Go on? (yes/no) `,
	);
	expect(await reset([], answering(' Yes '))).toContain(name);
	expect(await accounts(database)).toBe(0);
	await demo(database);
	expect(await reset(['--', '--yes'])).toContain(name);
	expect(await accounts(database)).toBe(0);
});

test('a database with a real account, or any content but the demo, is not touched without its name', async () => {
	const { database, reset, name } = await open();
	await demo(database);
	await person(database);
	const refusal = `The database ${name} holds 1 real account and the profile demo. Nothing was touched; to delete all of it for good: pnpm db:reset -- --yes --name ${name}`;
	await expect(reset(['--yes'])).rejects.toThrow(refusal);
	await expect(reset([], async () => 'yes')).rejects.toThrow(refusal);
	await expect(reset(['--yes', '--name', 'another'])).rejects.toThrow(
		`--name is another, but the database is ${name}. Nothing was touched`,
	);
	await expect(reset(['--yes', '--name', ''])).rejects.toThrow('--name is , but');
	await expect(reset(['--name', name])).rejects.toThrow(`--yes --name ${name}`);
	expect(await accounts(database)).toBe(2);
	await reset(['--yes', '--name', name]);
	expect(await accounts(database)).toBe(0);
	await sql(database, "insert into seed_run values ('real', 1, 2026, 3, now())");
	await expect(reset(['--yes'])).rejects.toThrow('0 real accounts and the profile real');
	await sql(
		database,
		"delete from seed_run; insert into region (code, name, source) values ('33', 'x', 'x')",
	);
	await expect(reset(['--yes'])).rejects.toThrow('data that no profile brought');
});

test('accounts are counted also where their policies were taken away', async () => {
	const { database, reset } = await open();
	await demo(database);
	await person(database);
	await sql(database, 'drop policy owner_all on app_user');
	await expect(reset(['--yes'])).rejects.toThrow('1 real account');
});

test('an account made while the question stood is not deleted', async () => {
	const { database, reset } = await open();
	await demo(database);
	const late = async () => {
		await person(database);
		return 'yes';
	};
	await expect(reset([], late)).rejects.toThrow('1 real account');
	expect(await accounts(database)).toBe(2);
});

test.each([
	['create table public.orders ()', /no schema app, but tables such as public\.orders/],
	['create schema app; create table app.orders ()', /a schema app that Seksama did not make/],
])('a database that is not ours is never touched: %s', async (text, found) => {
	const { database, reset, name } = await open();
	await database.asAdmin((client) => client.query(`drop schema app cascade; ${text}`));
	for (const args of [['--yes'], ['--yes', '--name', name]])
		await expect(reset(args)).rejects.toThrow(found);
	const table = /create table (\S+)/.exec(text)?.[1] ?? '';
	await database.asAdmin((client) => client.query(`select from ${table}`));
});

test('an empty database is laid, and what lies beside the schemas of ours stays', async () => {
	const { database, reset } = await open();
	await database.asAdmin((client) => client.query('drop schema app cascade'));
	await reset(['--yes']);
	await database.asAdmin((client) =>
		client.query(
			`create table public.orders (); create schema ident authorization app_owner; create table ident.secret ()`,
		),
	);
	await reset(['--yes']);
	await database.asAdmin(async (client) => {
		const { rows } = await client.query(
			"select to_regclass('public.orders') is not null as orders, to_regnamespace('ident') is null as gone",
		);
		expect(rows).toEqual([{ orders: true, gone: true }]);
	});
	expect(await accounts(database)).toBe(0);
});

test('the log that begins then says so in the file of heads, and is believed', async () => {
	const { database, reset, headFile } = await open();
	await demo(database);
	await keepAuditHead(database, headFile);
	const { chain } = await readAuditHead(database);
	await reset(['--yes']);
	const heads = await readAuditHeads(headFile);
	expect(heads?.at(-1)).toMatchObject({ begins: true, after: chain, why: 'pnpm db:reset' });
	const { problems, notes } = await verifyAudit(database, headFile, 0);
	expect(problems).toEqual([]);
	expect(notes).toEqual([
		expect.stringContaining(`begun on purpose (pnpm db:reset) after chain ${chain}`),
	]);
});

test('nothing is deleted where that cannot be written', async () => {
	const { database } = await open();
	await demo(database);
	const settings = databaseSettings(database.env);
	const parts = { settings, headFile: '/dev/null/heads', args: ['--yes'], ask: undefined };
	await expect(reset(database, parts)).rejects.toThrow(/\/dev\/null\/heads cannot be written/);
	expect(await accounts(database)).toBe(1);
	await expect(readFile('/dev/null/heads')).rejects.toThrow();
});

test('a database that a program serves is not touched', async () => {
	const { database, reset } = await open();
	if (database.engine === 'embedded') return; // the command opens the folder for itself
	await demo(database);
	const client = await database.auth.connect();
	await expect(reset(['--yes'])).rejects.toThrow(
		/^A program serves this database \(1 connections?\)\. Nothing was touched; stop it first\.$/,
	);
	client.release();
	expect(await accounts(database)).toBe(1);
});

test('an argument it does not know is told', async () => {
	const { reset } = await open();
	for (const arg of ['--force', '--name', 'x'])
		await expect(reset([arg])).rejects.toThrow(/Usage: pnpm db:reset/);
});
