const units = ['B', 'KB', 'MB', 'GB', 'TB'];

/** «12,4 GB»: a size as people read it, in steps of 1,000. */
export function bytes(value: string | number, locale: string): string {
	let size = Number(value);
	let unit = 0;
	while (size >= 1000 && unit < units.length - 1) {
		size /= 1000;
		unit++;
	}
	const format = new Intl.NumberFormat(locale === 'en' ? 'en-GB' : 'id-ID', {
		maximumFractionDigits: size < 10 && unit > 0 ? 1 : 0,
	});
	return `${format.format(size)} ${units[unit]}`;
}
