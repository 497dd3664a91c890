/** The time of the city. */
export const zone = 'Asia/Jakarta';

/** The years that the platform knows. */
export const firstYear = 2000;
export const lastYear = 2100;

/** Whether a year is one of them. */
export const isKnownYear = (year: number) => year >= firstYear && year <= lastYear;

/** The day of a moment in the city, such as `2026-11-24`; today's where none is given. */
export function dayInCity(moment: Date | string | number = Date.now()): string {
	// Swedish writes a date as ISO does.
	return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date(moment));
}
