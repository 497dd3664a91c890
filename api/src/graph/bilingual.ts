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

type Maybe<Value> = Value | null | undefined;
type Read<Row, Words> = (row: Row, context: Context) => Words | Promise<Words>;

/** A text of a row in the language asked for. */
export function inWords<Row>(t: FieldsOf<Row>, description: string, read: Read<Row, Bilingual>) {
	return t.string({
		description,
		args: localeArg(t),
		resolve: (row, { locale }, context) => spoken(read(row as Row, context), locale),
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
		resolve: (row, { locale }, context) => spoken(read(row as Row, context), locale),
	});
}

/** Waits only for words that are loaded: most stand in the row, many times in one answer. */
function spoken<Text extends string | null>(
	said: { id: Text; en: Text } | Promise<{ id: Text; en: Text }>,
	locale: 'ID' | 'EN',
): Text | Promise<Text>;
function spoken<Text extends string | null>(
	said: Maybe<{ id: Text; en: Text }> | Promise<Maybe<{ id: Text; en: Text }>>,
	locale: 'ID' | 'EN',
): Maybe<Text> | Promise<Maybe<Text>>;
function spoken(
	said:
		Maybe<Record<'id' | 'en', string | null>> | Promise<Maybe<Record<'id' | 'en', string | null>>>,
	locale: 'ID' | 'EN',
): unknown {
	if (said instanceof Promise) return said.then((words) => spoken(words, locale));
	return locale === 'EN' ? said?.en : said?.id;
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
