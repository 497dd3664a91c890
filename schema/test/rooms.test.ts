import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusalCodes } from '../refusal-codes.ts';
import { register, ruled } from '../resources.ts';
import { laidFiles } from '../src/laid.ts';
import { inLayingOrder } from '../src/laying-order.ts';
import { migrate } from '../src/migrate.ts';
import { databaseSettings } from '../src/settings.ts';
import { rooms, schemaFolder, type SqlFile } from '../src/sql-files.ts';
import { openTestDatabase, type TestDatabase } from './support/database.ts';
import { readMatrix } from './support/matrix.ts';

let database: TestDatabase;
let files: SqlFile[];
beforeAll(async () => {
	database = await openTestDatabase();
	files = await laidFiles();
});
afterAll(() => database.close());

const rows = <Row extends object>(text: string) =>
	database.asOwner(async (client) => (await client.query(text)).rows as Row[]);
const textOf = (name: string) => files.find((file) => file.name === name)?.text ?? '';
/** Kinds whose rows have a number, of which examples are made. */
const numbered = ruled.filter(({ key }) => ['id', 'seq'].includes(key[0] ?? ''));
const noun = (room: string) => room.replaceAll('-', '_');

test('the register of resources names every table, by its key', async () => {
	const tables = await rows<{ name: string; key: string[] }>(
		`select c.relname::text as name, (select array_agg(a.attname::text order by k.place)
			from unnest(i.indkey::int2[]) with ordinality k (number, place)
			join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number) as key
		from pg_class c left join pg_index i on i.indrelid = c.oid and i.indisprimary
		where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p')`,
	);
	const missing = tables
		.filter(({ name }) => !register.some(({ table }) => table === name))
		.map(({ name }) => `schema/resources.ts: a line for the table ${name}`);
	const gone = register
		.filter(({ table }) => !tables.some(({ name }) => name === table))
		.map(({ table }) => `schema/migrations: a table ${table}, which the register names`);
	const otherKey = tables.flatMap(({ name, key }) => {
		const said = register.find(({ table }) => table === name)?.key.join();
		return said === undefined || key === null || said === key.join()
			? []
			: [`schema/resources.ts: the key of ${name} is ${key.join()} and not ${said}`];
	});
	expect([...missing, ...gone, ...otherKey]).toEqual([]);
});

test('what is published under an id of its own has a model', async () => {
	const folder = new URL('models/', schemaFolder);
	const models = await Promise.all(
		(await readdir(folder)).map((name) => readFile(new URL(name, folder), 'utf8')),
	);
	const missing = register
		.filter(({ ids, table }) => ids === 'PUBLISHED' && !models.join().includes(`@@map("${table}")`))
		.map(({ room, table }) => `schema/models/${room}.prisma: a model of ${table}`);
	expect(missing).toEqual([]);
});

test('what the register says of a table, its columns have', async () => {
	const columns = await rows<{ name: string }>(
		`select c.relname || '.' || a.attname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
			where c.relnamespace = 'app'::regnamespace and a.attnum > 0 and not a.attisdropped`,
	);
	const known = new Set(columns.map(({ name }) => name));
	const wrong = register.flatMap(({ table, city, agency, school, owner, within, ...more }) =>
		[city, agency, school, owner, within?.[1], more.alsoBy, more.states && 'status']
			.concat(more.logged?.except, more.secret)
			.filter((column) => column !== undefined && !known.has(`${table}.${column}`))
			.map((column) => `schema/resources.ts: ${table} has no column ${column}`),
	);
	expect(wrong).toEqual([]);
});

test('the states of a resource are those that its table allows', async () => {
	const checks = await rows<{ name: string; text: string }>(
		`select c.relname::text as name, pg_get_constraintdef(k.oid) as text from pg_constraint k
			join pg_class c on c.oid = k.conrelid
			where c.relnamespace = 'app'::regnamespace and k.contype = 'c' and cardinality(k.conkey) = 1
				and k.conkey[1] = (select attnum from pg_attribute where attrelid = c.oid and attname = 'status')`,
	);
	const said = Object.fromEntries(
		register.flatMap(({ table, states }) => (states ? [[table, [...states].sort()]] : [])),
	);
	const allowed = Object.fromEntries(
		checks.map(({ name, text }) => [
			name,
			[...text.matchAll(/'(\w+)'/g)].map(([, one]) => one).sort(),
		]),
	);
	// A history has the states of what it is the history of, which are checked there.
	expect({ ...said, achievement_version: undefined }).toEqual(allowed);
});

test('every kind that access speaks of has its sentences, its functions and its examples', async () => {
	const rules = await rows<{ kind: string; verb: string }>(
		'select distinct kind, verb from app.access_rule',
	);
	const functions = new Set(
		(
			await rows<{ name: string }>(
				"select proname::text as name from pg_proc where pronamespace = 'app'::regnamespace",
			)
		).map(({ name }) => name),
	);
	const missing = [
		...ruled
			.filter(({ kind }) => !rules.some((rule) => rule.kind === kind && rule.verb === 'READ'))
			.map(({ kind, room }) => `schema/sql/${room}/policy.sql: who reads ${kind}, as a sentence`),
		...rules.flatMap(({ kind, verb }) => {
			const room = ruled.find((one) => one.kind === kind)?.room;
			const name = `may_${verb.toLowerCase()}_${noun(room ?? '')}`;
			if (room === undefined) return [`schema/resources.ts: a line for the kind ${kind}`];
			return verb === 'READ' || functions.has(name)
				? []
				: [`schema/sql/${room}/acts.sql: app.${name}, which the act asks too`];
		}),
		...numbered
			.filter(({ room }) => !functions.has(`example_${noun(room)}`))
			.map(({ room }) => `schema/sql/${room}/example.sql: app.example_${noun(room)}`),
	];
	expect(missing).toEqual([]);
});

test('the rights to a table stand in the room of its noun', () => {
	const missing = register
		.filter(({ readBy }) => readBy !== 'NOBODY')
		.filter(({ table, room }) => {
			const text = textOf(`${room}/policy.sql`);
			return (
				!new RegExp(`grant select[^;]*app\\.${table}\\b`).test(text) ||
				!text.includes(`on app.${table} for`)
			);
		})
		.map(({ table, room }) => `schema/sql/${room}/policy.sql: grant and policy of ${table}`);
	expect(missing).toEqual([]);
});

test('the matrix says of every resource who may read it, in each of its states', () => {
	const lines = readMatrix().filter(({ verbs }) => verbs[0] === 'read');
	const missing = register.flatMap(({ table, states, sorts, within }) =>
		(states ?? sorts ?? register.find((one) => one.table === within?.[0])?.states ?? [''])
			.filter((state) => !lines.some((line) => line.table === table && line.state === state))
			.map((state) => `schema/permissions/matrix.csv: ${[table, state].filter(Boolean).join(':')}`),
	);
	expect(missing).toEqual([]);
});

test('a right to call stands in the file that makes the function', async () => {
	const elsewhere = files.flatMap(({ name, text }) =>
		[...text.matchAll(/^grant execute on function ([^;]+?)\s+to /gm)].flatMap(([, list = '']) =>
			[...list.matchAll(/app\.(\w+)/g)]
				.filter(([, one]) => !new RegExp(`function app\\.${one}\\(`).test(text))
				.map(([, one]) => `${name} grants ${one}`),
		),
	);
	expect(elsewhere).toEqual([]);
	const forAll = files
		.filter(({ name }) => name !== 'base/before.sql')
		.filter(({ text }) => /^\s*(grant \w+ on all|revoke) /m.test(text.replaceAll(/--[^\n]*/g, '')))
		.map(({ name }) => name);
	expect(forAll).toEqual([]);
});

test('a viewer calls only what was given by name, whatever others may by default', async () => {
	const open = await rows<{ name: string }>(
		`select p.oid::regprocedure::text as name from pg_proc p
			where p.pronamespace = 'app'::regnamespace and p.prorettype = 'trigger'::regtype
				and (has_function_privilege('app_anon', p.oid, 'execute') or has_function_privilege('app_member', p.oid, 'execute'))`,
	);
	expect(open).toEqual([]);
	await database.asOwner(async (client) => {
		await client.query('create function app.new_one() returns integer language sql return 1');
		const { rows: found } = await client.query(
			"select has_function_privilege('app_anon', 'app.new_one()', 'execute') as may",
		);
		expect(found).toEqual([{ may: false }]);
		await client.query('drop function app.new_one()');
	});
});

test('what a body calls when it runs is made by some file', async () => {
	const made = new Set(
		(
			await rows<{ name: string }>(
				`select proname::text as name from pg_proc where pronamespace = 'app'::regnamespace
				union select relname::text from pg_class where relnamespace = 'app'::regnamespace`,
			)
		).map(({ name }) => name),
	);
	const missing = files.flatMap(({ name, text }) =>
		[...text.replaceAll(/--[^\n]*/g, '').matchAll(/\bapp\.(\w+)\(/g)]
			.filter(([, one = '']) => !made.has(one))
			.map(([, one]) => `schema/sql: app.${one}, which ${name} calls`),
	);
	expect(missing).toEqual([]);
});

test('what is given by default to whatever the owner makes is taken away before anything is laid', async () => {
	await database.asOwner((client) =>
		client.query(`alter default privileges for role app_owner in schema app grant execute on functions to app_anon;
			alter default privileges for role app_owner grant select on tables to app_member;
			delete from migration where name = 'laid'`),
	);
	await migrate(database, databaseSettings(database.env).url);
	const [may] = await rows<{ call: boolean; read: boolean }>(
		`select has_function_privilege('app_anon', 'app.sign_out(integer)', 'execute') as call,
			exists (select from pg_default_acl l, aclexplode(l.defaclacl) a
				where l.defaclrole = 'app_owner'::regrole and a.grantee <> 'app_owner'::regrole) as read`,
	);
	expect(may).toEqual({ call: false, read: false });
});

const file = (name: string, text: string): SqlFile => ({ name, text });

test('files are laid in an order in which each finds what it needs, before first and after last', () => {
	const order = inLayingOrder([
		file('a/after.sql', 'create trigger t execute function app.last();'),
		file('a/policy.sql', 'create policy p on app.t using (app.may());'),
		file('b/acts.sql', 'create function app.may() returns boolean return app.sees();'),
		file('c/derived.sql', 'select app.fill();'),
		file('c/late.sql', 'create function app.late() language sql as $$ select app.may() $$;'),
		file('d/view.sql', '-- app.may()\ncreate view app.v as select app.sees();'),
		file('e/acts.sql', 'create or replace function app.sees() returns boolean return true;'),
		file('f/before.sql', 'do $$ begin perform 1; end $$;'),
	]).map(({ name }) => name);
	expect(order).toEqual([
		'f/before.sql',
		'c/late.sql',
		'e/acts.sql',
		'b/acts.sql',
		'd/view.sql',
		'a/policy.sql',
		'c/derived.sql',
		'a/after.sql',
	]);
});

test('files that need each other, and two that make the same, are named', () => {
	const one = file('a/x.sql', 'create function app.x() return app.y();');
	expect(() =>
		inLayingOrder([one, file('b/y.sql', 'create function app.y() return app.x();')]),
	).toThrow(/a\/x\.sql, b\/y\.sql/);
	expect(() => inLayingOrder([one, file('b/x.sql', 'create view app.x as select 1;')])).toThrow(
		'x is made in a/x.sql and in b/x.sql.',
	);
});

test('a refusal has a code that is documented, and every code is used', () => {
	const used = new Set(
		files.flatMap(({ text }) =>
			[...text.matchAll(/'([A-Z][A-Z_]+)'/g)].map(([, code = '']) => code),
		),
	);
	const given = files.flatMap(({ name, text }) =>
		[...text.matchAll(/refuse_input\([^,]+?, (?:'(\w+)'|(\w+))/g)]
			.filter(([, code]) => code !== undefined && !(code in refusalCodes))
			.map(([, code]) => `schema/refusal-codes.ts: ${code}, which ${name} gives`),
	);
	expect(given).toEqual([]);
	expect(Object.keys(refusalCodes).filter((code) => !used.has(code))).toEqual([]);
});

test('every room is one of the register, or named for what all nouns use', async () => {
	const shared = ['access', 'audit', 'base', 'viewer'];
	// Figures over rows of several nouns have no table of their own.
	const figures = ['attainment', 'change', 'health', 'holdings', 'overview', 'period', 'trend'];
	const known = new Set([...register.map(({ room }) => room), ...shared, ...figures]);
	const found = (await rooms()).map(({ name }) => name);
	expect(found.filter((name) => !known.has(name))).toEqual([]);
});
