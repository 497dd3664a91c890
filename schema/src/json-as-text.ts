import pg from 'pg';

/** A JSON value as the text that the database sends. */
export class JsonText {
	readonly text: string;

	constructor(text: string) {
		this.text = text;
	}
}

const { JSON: json, JSONB: jsonb } = pg.types.builtins;

/** For the `types` of a query: JSON values stay text, all else is read as ever. */
export const jsonAsText: pg.CustomTypesConfig = {
	getTypeParser: (oid: number, format?: 'text' | 'binary') =>
		oid === json || oid === jsonb
			? (text: string) => new JsonText(text)
			: pg.types.getTypeParser(oid, format as 'text'),
};
