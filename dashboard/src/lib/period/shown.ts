import type { Place } from '#lib/ui/address.ts';

/** As of when a page shows its figures. */
export interface Shown {
	url: Place;
	/** The day that the address names; null where it names none. */
	day: string | null;
	/** The moment that is shown; null where it is now. */
	asOf: string | null;
	locale: string;
}
