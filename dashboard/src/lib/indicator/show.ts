import { measured, plain } from '#lib/format/number.ts';

interface Bounds {
	value?: string | null | undefined;
	lower?: string | null | undefined;
	upper?: string | null | undefined;
}

/** A target as it was set: a value, a range «2–4», or a dash where none was. */
export function targetText(
	target: Bounds | null | undefined,
	unit: string,
	locale: string,
): string {
	if (target?.value) return measured(target.value, unit, locale);
	if (target?.lower && target.upper)
		return `${plain(target.lower, locale)}–${measured(target.upper, unit, locale)}`;
	return '—';
}

/** The unit in the reader's language. */
export function unitOf(indicator: { unit: string; unitEn: string }, locale: string): string {
	return locale === 'en' ? indicator.unitEn : indicator.unit;
}
