import { zone } from '@seksama/schema/calendar.ts';

const TAGS: Record<string, string> = { id: 'id-ID', en: 'en-GB' };
const formats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	const key = locale + JSON.stringify(options);
	let format = formats.get(key);
	if (format === undefined) {
		format = new Intl.DateTimeFormat(TAGS[locale] ?? 'id-ID', {
			timeZone: zone,
			...options,
		});
		formats.set(key, format);
	}
	return format;
}

/** «14 November 2026», the day in Pekalongan. */
export function day(value: string, locale: string): string {
	return dateFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' }).format(
		new Date(value),
	);
}

/** «14 Nov 2026» */
export function dayShort(value: string, locale: string): string {
	return dateFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' }).format(
		new Date(value),
	);
}

/** «14 November 2026, 09.30 WIB» */
export function moment(value: string, locale: string): string {
	const time = dateFormat(locale, { hour: '2-digit', minute: '2-digit', hour12: false }).format(
		new Date(value),
	);
	return `${day(value, locale)}, ${time} WIB`;
}
