import { measured, plain } from './number.ts';

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
