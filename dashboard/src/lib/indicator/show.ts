import { measured, plain } from '#lib/format/number.ts';
import { m } from '#lib/paraglide/messages.js';

/** What was reported for a period: a value, or the two parts of a ratio. */
export interface Reported {
	actual?: string | null | undefined;
	numerator?: string | null | undefined;
	denominator?: string | null | undefined;
}

interface Kept {
	unit: string;
	unitEn: string;
	direction: string;
}

export function isReported({ actual, numerator, denominator }: Reported): boolean {
	return Boolean(actual) || (Boolean(numerator) && Boolean(denominator));
}

/** What was reported as a reader says it: «42 orang», «12 dari 15», «Selesai»; that it was not, where it was not. */
export function reportedText(reported: Reported, indicator: Kept, locale: string): string {
	const { actual, numerator, denominator } = reported;
	if (numerator && denominator)
		return m.parts_of({ part: plain(numerator, locale), whole: plain(denominator, locale) });
	if (!actual) return m.state_not_reported();
	if (indicator.direction === 'YES_NO' || indicator.direction === 'MILESTONE')
		return Number(actual) === 0 ? m.not_done() : m.done();
	return measured(actual, unitOf(indicator, locale), locale);
}

/** A value that was compared, beside its percent: of all periods that count. Milestones are weighed, not counted. */
export function comparedText(value: string | null, indicator: Kept, locale: string): string {
	if (!value) return '—';
	if (indicator.direction === 'MILESTONE') return plain(value, locale);
	return reportedText({ actual: value }, indicator, locale);
}

/** Whether quarters become one value to date, in place of each standing alone. */
export function joins({ direction, accumulation }: { direction: string; accumulation: string }) {
	return direction === 'MILESTONE' || /^(SUM|AVERAGE|MAXIMUM|RATIO_OF_SUMS)$/.test(accumulation);
}

/** The unit in the reader's language. */
export function unitOf(indicator: { unit: string; unitEn: string }, locale: string): string {
	return locale === 'en' ? indicator.unitEn : indicator.unit;
}
