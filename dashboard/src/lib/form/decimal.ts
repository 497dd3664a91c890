/**
 * A decimal as people type it, for the API: «1.234,5» in Indonesian, "1,234.5" in English; a comma or a point that can only
 * mean decimals is understood in both. null where nothing was typed, undefined where it cannot be read.
 */
export function typedDecimal(text: string, locale: string): string | null | undefined {
	const typed = text.replace(/[\s\u00a0]/g, '');
	if (typed === '') return null;
	const [group, point] = locale === 'en' ? [',', '.'] : ['.', ','];
	const grouped = new RegExp(`^-?\\d{1,3}(\\${group}\\d{3})+(\\${point}\\d+)?$`);
	const plain = grouped.test(typed) ? typed.replaceAll(group, '') : typed;
	const read = plain.replace(',', '.');
	return /^-?\d+(\.\d+)?$/.test(read) ? read : undefined;
}
