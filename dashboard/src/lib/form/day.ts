/** A day as it was typed: null where none was, undefined where it is none of the calendar. */
export function typedDay(text: string): string | null | undefined {
	const day = text.trim();
	if (day === '') return null;
	const time = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(day) : NaN;
	// 30 February is parsed as a day of March.
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day) ? day : undefined;
}
