import { addDays, daysBetween, lastDay, moment, periodIndex, type Period } from './period.ts';

/** Days after the end of a quarter on which things happen. */
const published = 45;
const corrected = 65;
const latePublished = 75;
const everythingDone = 52;

/** When the reports of each quarter are entered, published and corrected. */
export interface Timetable {
	/** The moment so many days after the end of a quarter; days of the newest quarter are squeezed to fit before today. */
	at(period: Period, days: number, minute?: number): string;
	publication(period: Period): string;
	/** Reports that came too late for the publication. */
	latePublication(period: Period): string;
	/** The day on which corrections of earlier quarters are published. */
	correction(period: Period): string;
	/** The last moment of the demo: nothing happens after it. */
	end: string;
}

/**
 * The timetable of a demo city that ends with `until`. Its dates follow from the calendar alone, except in the weeks
 * after a quarter's end: then the newest quarter's days are squeezed so that nothing lies in the future of `today`.
 */
export function timetable(until: Period, today: string): Timetable {
	const since = Math.max(0, daysBetween(lastDay(until), today) - 1);
	const squeeze = Math.min(1, since / everythingDone);
	const at = (period: Period, days: number, minute = 0) =>
		moment(
			addDays(
				lastDay(period),
				Math.floor(days * (periodIndex(period) === periodIndex(until) ? squeeze : 1)),
			),
			minute,
		);
	return {
		at,
		publication: (period) => at(period, published),
		latePublication: (period) => at(period, latePublished),
		correction: (period) => at(period, corrected),
		end: at(until, everythingDone),
	};
}
