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
	return t.string({
		description,
		args: {
			locale: t.arg({
				type: Locale,
				required: true,
				defaultValue: 'ID',
				description: 'The language of the sentence.',
			}),
		},
		resolve: ({ sentence: said }, { locale }) => (locale === 'EN' ? said.en : said.id),
	});
}
