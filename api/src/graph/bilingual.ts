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

/** A text of a row in the language asked for. */
export function inWords<Row>(t: FieldsOf<Row>, description: string, read: (row: Row) => Bilingual) {
	return t.string({
		description,
		args: {
			locale: t.arg({
				type: Locale,
				required: true,
				defaultValue: 'ID',
				description: 'The language of the text.',
			}),
		},
		resolve: (row, { locale }) => {
			const said = read(row as Row);
			return locale === 'EN' ? said.en : said.id;
		},
	});
}
