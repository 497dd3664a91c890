import { dayInCity } from '@seksama/schema/calendar.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A calendar day from an address, such as `2026-08-31`; null for anything that is not one. */
export function parseDay(text: string | null): string | null {
	if (text === null || !DAY.test(text)) return null;
	const date = new Date(`${text}T00:00:00Z`);
	return Number.isNaN(date.getTime()) || !date.toISOString().startsWith(text) ? null : text;
}

/** The last moment of a day in Pekalongan: «as of 31 August» includes what was published that evening. */
export function endOfDay(day: string): string {
	return `${day}T23:59:59.999+07:00`;
}

/**
 * The moment to ask the API for where a day is asked for: its last one, or none, which is now, while the day has not
 * ended: what is to come nobody can ask for.
 */
export function momentOf(day: string | null): string | null {
	if (day === null) return null;
	const end = endOfDay(day);
	return Date.parse(end) < Date.now() ? end : null;
}

/** The same for what an address says of the day; null, which is now, for what is no day. */
export function asOfMoment(text: string | null): string | null {
	return momentOf(parseDay(text));
}

/** The calendar day in Pekalongan of a moment. */
export function dayOf(moment: string): string {
	return dayInCity(moment);
}

/** Today's day in the city, or the one so many days after it, as a field of a form takes it. */
export function todayInCity(after = 0): string {
	return dayInCity(Date.now() + after * 86_400_000);
}
