// Databases of a PostgreSQL server for tests: copies that the server makes of a template.
import pg from 'pg';
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loginPassword, openDatabase } from '../../src/connect.ts';
import { databaseSettings } from '../../src/settings.ts';
import { checksum } from '../../src/sql-files.ts';
import { fill, templateKey, type ContentName } from './contents.ts';
import { keepSecret, type Place } from './place.ts';

const template = 'seksama_template_';
/** A database of one test file. */
const own = 'seksama_file_';

/**
 * A database with a copy of what `content` says, or an empty one. As long as it is needed a connection holds a lock on
 * its name: what a killed process left is known by its lock being free.
 */
export async function newDatabase(
	server: string,
	content: ContentName | undefined,
): Promise<Place> {
	const name = own + randomBytes(6).toString('hex');
	const folder = join(tmpdir(), name);
	const admin = await connect(server);
	try {
		await admin.query('select pg_advisory_lock(hashtext($1))', [name]);
		if (content) {
			await copyTemplate(admin, server, content, name);
			await keepSecret(folder);
		} else await admin.query(`create database ${name}`);
		// Nobody needs what a test wrote after the server was cut off.
		await admin.query(`alter database ${name} set synchronous_commit to off`);
	} catch (error) {
		await admin.end();
		throw error;
	}
	return {
		// The key of sign-in is kept in a folder where the address has no password to derive it from.
		env: { DATABASE_URL: addressOf(server, name), DATA_DIR: folder },
		async remove() {
			await admin.query(`drop database if exists ${name} with (force)`);
			await admin.end();
			await rm(folder, { recursive: true, force: true });
		},
	};
}

const noSuchDatabase = '3D000';

/** Whoever finds no template makes it; another process may take an old one away at any time. */
async function copyTemplate(
	admin: pg.Client,
	server: string,
	content: ContentName,
	name: string,
): Promise<void> {
	// The password of the serving role is given while migrating.
	const password = checksum(loginPassword(server) ?? '').slice(0, 4);
	const from = `${template}${(await templateKey(content)).replaceAll('-', '_')}_${password}`;
	for (let tries = 0; ; tries++)
		try {
			await admin.query(`create database ${name} template ${from}`);
			return;
		} catch (error) {
			if ((error as pg.DatabaseError).code !== noSuchDatabase || tries > 2) throw error;
			await make(admin, server, content, from);
		}
}

async function make(
	admin: pg.Client,
	server: string,
	content: ContentName,
	name: string,
): Promise<void> {
	await admin.query('select pg_advisory_lock(hashtext($1))', [name]);
	try {
		const { rowCount } = await admin.query('select from pg_database where datname = $1', [name]);
		if (rowCount) return;
		const place = await newDatabase(server, content === 'nothing' ? undefined : 'nothing');
		const url = place.env.DATABASE_URL!;
		const database = await openDatabase(databaseSettings(place.env), { serve: true });
		await keepSecret(place.env.DATA_DIR!);
		await fill(database, content, url);
		await database.close();
		const making = new URL(url).pathname.slice(1);
		await admin.query(`alter database ${making} rename to ${name}`);
		await admin.query(`comment on database ${name} is '${new Date().toISOString()}'`);
		// The server copies only what nobody is connected to.
		await admin.query(`alter database ${name} with allow_connections false`);
		await place.remove();
	} finally {
		await admin.query('select pg_advisory_unlock(hashtext($1))', [name]);
	}
}

/** Removes what killed processes left, and templates that are two hours old. */
export async function clearDatabases(server: string): Promise<void> {
	const admin = await connect(server);
	try {
		const { rows } = await admin.query<{ name: string; old: boolean }>(
			`select datname as name, coalesce(shobj_description(oid, 'pg_database')::timestamptz < now() - interval '2 hours', true) as old
			from pg_database where starts_with(datname, $1) or starts_with(datname, $2)`,
			[own, template],
		);
		for (const { name, old } of rows) {
			const lock = await admin.query<{ free: boolean }>(
				'select pg_try_advisory_lock(hashtext($1)) as free',
				[name],
			);
			if (!lock.rows[0]!.free) continue;
			if (old) await admin.query(`drop database if exists ${name} with (force)`).catch(() => {});
			if (old) await rm(join(tmpdir(), name), { recursive: true, force: true });
			await admin.query('select pg_advisory_unlock(hashtext($1))', [name]);
		}
	} finally {
		await admin.end();
	}
}

function addressOf(server: string, name: string): string {
	const url = new URL(server);
	url.pathname = `/${name}`;
	return url.href;
}

async function connect(server: string): Promise<pg.Client> {
	const client = new pg.Client({ connectionString: server });
	client.on('error', () => {});
	await client.connect();
	return client;
}
