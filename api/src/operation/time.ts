/** The day if it exists in the calendar and lies in the years 1900 to 2200, else undefined. */
export function isoDate(text: string): string | undefined {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
	const year = Number(text.slice(0, 4));
	const day = new Date(`${text}T00:00:00Z`);
	// Date rolls 31 February over into March; a day that exists comes back as it went in.
	return year >= 1900 &&
		year <= 2200 &&
		!Number.isNaN(day.getTime()) &&
		day.toISOString().startsWith(text)
		? text
		: undefined;
}

/** The moment in UTC, to the microsecond as the database keeps it; undefined where the text is not RFC 3339. */
export function isoDateTime(text: string): string | undefined {
	const parts =
		/^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}):(\d{2}):(\d{2})(\.\d{1,9})?([Zz]|[+-]\d{2}(?::?\d{2})?)$/.exec(
			text,
		);
	const [, date = '', hour, minute, second, fraction = '', offset = ''] = parts ?? [];
	if (!parts || !isoDate(date) || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59)
		return undefined;
	const [, hours = '00', minutes = '00'] = /^[+-](\d{2}):?(\d{2})?$/.exec(offset) ?? [];
	if (Number(hours) > 15 || Number(minutes || 0) > 59) return undefined;
	const zone = /^[zZ]$/.test(offset) ? 'Z' : `${offset[0]}${hours}:${minutes || '00'}`;
	const whole = new Date(`${date}T${hour}:${minute}:${second}${zone}`);
	const micro = fraction.slice(1, 7).replace(/0+$/, '');
	return whole.toISOString().replace('.000Z', `${micro ? `.${micro.padEnd(3, '0')}` : ''}Z`);
}
