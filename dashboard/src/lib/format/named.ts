/** The name in the reader's language. The data carry both; the Indonesian one is the official one. */
export function named(thing: { name: string; nameEn: string }, locale: string): string {
	return locale === 'en' ? thing.nameEn : thing.name;
}
