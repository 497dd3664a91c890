import { JsonText, jsonAsText } from '@seksama/schema/json-as-text.ts';
import type { Viewer } from '@seksama/schema/operation.ts';
import { readSeen } from '../plan/seen.ts';
import { fieldNames } from './asked.ts';
import type { ApiViewer, Context } from './context.ts';
import type { Question, Service } from './service.ts';

/** One transaction with the rights of the viewer. It takes a connection only when the first query comes. */
export interface Transaction {
	run<T>(work: (context: Context) => T): T;
	/** Keeps or undoes what was written, and frees the connection. */
	finish(commit: boolean): Promise<void>;
	/** How many statements were asked so far, whoever asked them. */
	readonly asked: number;
}

/**
 * `alone` says that one statement is likely to answer for the whole: then beginning, asking and committing travel
 * together, and a further statement is another read with the same rights.
 * On a server the statements are prepared once per connection; the embedded engine is one session, where names clash.
 */
export function transaction(
	service: Service,
	{ viewer, requestId, document }: Question,
	alone: boolean,
): Transaction {
	const { database, home, ids, cursors } = service;
	const operation = database.operation(asked(viewer, requestId), alone);
	const sql = async <Row extends object>(
		text: string,
		values: readonly unknown[] = [],
	): Promise<Row[]> => {
		const { rows } = await operation.query<Row & Record<string, unknown>>(named(text, values));
		return rows;
	};
	const named = (text: string, values: readonly unknown[]) => ({
		name: database.engine === 'postgresql' ? statementName(text) : undefined,
		text,
		values: [...values],
	});
	/** One JSON value; of what everybody may read the text is compared with what came before. */
	const json = async (text: string, values: readonly unknown[] = []): Promise<unknown> => {
		if (viewer.userId !== null) return (await sql<{ json: unknown }>(text, values))[0]?.json;
		const config = { ...named(text, values), types: jsonAsText };
		const [row] = (await operation.query<{ json: unknown }>(config)).rows;
		return row?.json instanceof JsonText
			? readSeen(`${text} ${JSON.stringify(values)}`, row.json.text)
			: row?.json;
	};
	const ask = async (text: string, values: readonly unknown[], isKnown: boolean) => {
		const isNamed = isKnown && database.engine === 'postgresql';
		const name = isNamed ? database.statementNames.of(text) : undefined;
		const config = { name, text, values: [...values] };
		const { rows } = await operation.query<{ json: unknown }>(config);
		return rows[0]?.json;
	};
	let undone = false;
	const context: Context = {
		undo: () => void (undone = true),
		viewer,
		requestId,
		asked: fieldNames(document),
		home,
		ids,
		cursors,
		host: service.host,
		db: service.reads.of(ask),
		sql,
		json: json as Context['json'],
	};
	return {
		run: (work) => database.run(operation, () => work(context)),
		finish: (commit) => operation.finish(commit && !undone),
		get asked() {
			return operation.asked;
		},
	};
}

/** The viewer as the database knows them: with all that limits their rights. */
function asked({ userId, scopes, secondFactor, session }: ApiViewer, requestId: string): Viewer {
	if (scopes) return { userId, requestId, via: 'token', scopes, secondFactor };
	if (!session) return { userId, requestId };
	return { userId, requestId, secondFactor: session.secondFactor, provedAt: session.provedAt };
}

const names = new Map<string, string>();

/** The texts are few and written in the code, so this never grows large. */
function statementName(text: string): string {
	let name = names.get(text);
	if (name === undefined) {
		name = `api${names.size + 1}`;
		names.set(text, name);
	}
	return name;
}
