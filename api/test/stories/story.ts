import { readFileSync } from 'node:fs';
import type { PersistedDocuments } from '../../src/servers/parameters.ts';
import { openDesk, type Desk, type Person } from '../admin/desk.ts';
import type { Body } from '../house.ts';

const manifest = JSON.parse(
	readFileSync(
		new URL(
			'../../../dashboard/src/lib/graphql/generated/persisted-documents.json',
			import.meta.url,
		),
		'utf8',
	),
) as PersistedDocuments;

/** The names of all documents of the dashboard, and which of them change something. */
export const documents = Object.entries(manifest).map(([hash, text]) => {
	const [, kind, name = ''] = /(query|mutation) (\w+)/.exec(text) ?? [];
	return { hash, text, name, isMutation: kind === 'mutation' };
});

/** Somebody in front of the dashboard. */
export interface Reader extends Person {
	/** What a page is answered that asks its own document, by its hash; throws where it has errors. */
	open<Data = Record<string, never>>(document: string, variables?: object): Promise<Data>;
	/** The same, errors and all; by both servers, which must answer alike where nothing is changed. */
	try(document: string, variables?: object): Promise<Body>;
}

export interface Story {
	desk: Desk;
	/** Somebody who signed in with a demo account; nobody where it is null. */
	reader(account: string | null): Promise<Reader>;
	close(): Promise<void>;
}

/** The scenario city, or that of a code on its first day, as the readers of the dashboard meet it. */
export async function openStory(city?: string): Promise<Story> {
	const desk = await openDesk({}, city);
	const yoga = await desk.house.api({}, manifest);
	const apollo = await desk.house.api({ GRAPHQL_SERVER: 'apollo' }, manifest);

	return {
		desk,
		close: () => desk.close(),
		async reader(account) {
			const who = account === null ? desk.stranger() : await desk.demo(account);
			const reader = who as Reader;
			reader.try = async (document, variables = {}) => {
				const known = documents.find(({ name }) => name === document);
				if (!known) throw new Error(`The dashboard has no document ${document}.`);
				const persistedQuery = { version: 1, sha256Hash: known.hash };
				const body = { variables, extensions: { persistedQuery } };
				const answer = await who.send(body, yoga);
				if (known.isMutation) return answer;
				const other = await who.send(body, apollo);
				if (JSON.stringify(other) !== JSON.stringify(answer))
					throw new Error(`${document} is answered differently by the two servers.`);
				return answer;
			};
			reader.open = async <Data>(document: string, variables?: object) => {
				const { data, errors } = await reader.try(document, variables);
				if (errors || !data) throw new Error(`${document}: ${JSON.stringify(errors)}`);
				return data as Data;
			};
			return reader;
		},
	};
}
