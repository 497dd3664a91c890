import type { Context } from '../operation/context.ts';
import { enumOf } from './enum.ts';
import type { FieldsOf } from './types.ts';

/** A text in both languages, as the functions of the database give it. */
export interface Bilingual {
	id: string;
	en: string;
}

const Locale = enumOf('Locale', 'A language of the texts.', {
	ID: 'Indonesian.',
	EN: 'English.',
});

/** The field `sentence`, in the language asked for. */
export function sentence(t: FieldsOf<{ sentence: Bilingual }>, description: string) {
	return inWords(t, description, ({ sentence: said }) => said);
}

type Read<Row, Words> = (row: Row, context: Context) => Words | Promise<Words>;

/** A text of a row in the language asked for. */
export function inWords<Row>(t: FieldsOf<Row>, description: string, read: Read<Row, Bilingual>) {
	return t.string({
		description,
		args: localeArg(t),
		resolve: async (row, { locale }, context) => {
			const said = await read(row as Row, context);
			return locale === 'EN' ? said.en : said.id;
		},
	});
}

/** The same where there may be none. */
export function inWordsOrNull<Row>(
	t: FieldsOf<Row>,
	description: string,
	read: Read<Row, { [Language in keyof Bilingual]: string | null } | null | undefined>,
) {
	return t.string({
		description,
		nullable: true,
		args: localeArg(t),
		resolve: async (row, { locale }, context) => {
			const said = await read(row as Row, context);
			return locale === 'EN' ? said?.en : said?.id;
		},
	});
}

function localeArg<Row>(t: FieldsOf<Row>) {
	return {
		locale: t.arg({
			type: Locale,
			required: true,
			defaultValue: 'ID',
			description: 'The language of the text.',
		}),
	};
}
