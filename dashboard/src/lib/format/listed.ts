const TAGS: Record<string, string> = { id: 'id-ID', en: 'en-GB' };

/** «Dindik dan Dinkes», «Dindik, Dinkes dan DLH» */
export function listed(words: readonly string[], locale: string): string {
	return new Intl.ListFormat(TAGS[locale] ?? 'id-ID', { type: 'conjunction' }).format(words);
}
