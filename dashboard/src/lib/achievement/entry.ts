import { measured } from '#lib/format/number.ts';
import type { EntryFragment, EntryIndicatorFragment } from '#lib/graphql/generated/graphql.ts';
import { m } from '#lib/paraglide/messages.js';

/** Which figures an indicator is reported with. */
export type Asked = 'DONE' | 'RATIO' | 'ACTUAL';

export function askedOf({ direction, accumulation }: EntryIndicatorFragment): Asked {
	if (direction === 'YES_NO' || direction === 'MILESTONE') return 'DONE';
	return accumulation === 'RATIO_OF_SUMS' ? 'RATIO' : 'ACTUAL';
}

/** The figures of an entry in words; null where none is entered. */
export function figureOf(
	entry: Pick<EntryFragment, 'actual' | 'numerator' | 'denominator'>,
	indicator: EntryIndicatorFragment,
	locale: string,
): string | null {
	const { actual, numerator, denominator } = entry;
	const unit = locale === 'en' ? indicator.unitEn : indicator.unit;
	switch (askedOf(indicator)) {
		case 'DONE':
			return actual === null ? null : Number(actual) === 0 ? m.entry_not_done() : m.entry_done();
		case 'RATIO':
			if (numerator === null && denominator === null) return null;
			return [numerator, denominator]
				.map((part) => (part === null ? '–' : measured(part, '', locale)))
				.join(' / ');
		case 'ACTUAL':
			return actual === null ? null : measured(actual, unit, locale);
	}
}

/** Why it was given back, where it was the last thing that happened to it. */
export function returnedFor({ status, history }: EntryFragment): string | null {
	if (status !== 'RETURNED') return null;
	return history.findLast((one) => one.status === 'RETURNED')?.reason ?? null;
}
