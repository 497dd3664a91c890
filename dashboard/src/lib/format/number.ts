/** Shows the API's exact decimals. Nothing here computes a figure: strings go into Intl as they came. */

const TAGS: Record<string, string> = { id: 'id-ID', en: 'en-GB' };
const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(locale: string, minimum: number, maximum: number): Intl.NumberFormat {
	const key = `${locale}:${minimum}:${maximum}`;
	let format = formats.get(key);
	if (format === undefined) {
		format = new Intl.NumberFormat(TAGS[locale] ?? 'id-ID', {
			minimumFractionDigits: minimum,
			maximumFractionDigits: maximum,
		});
		formats.set(key, format);
	}
	return format;
}

/** A percent or score, always with its two decimals: «82,41». */
export function decimal2(value: string, locale: string): string {
	return numberFormat(locale, 2, 2).format(value as Intl.StringNumericLiteral);
}

/** «82,41%» */
export function percent(value: string, locale: string): string {
	return `${decimal2(value, locale)}%`;
}

/** A difference with its sign and two decimals: «+8,92», «-0,50»; none before a zero. */
export function signed2(value: string, locale: string): string {
	const sign = Number(value) > 0 ? '+' : '';
	return sign + decimal2(value, locale);
}

/** A measured value as it was reported, grouped, with every decimal it came with. */
export function plain(value: string, locale: string): string {
	const decimals = /\.(\d*?)0*$/.exec(value)?.[1]?.length ?? 0;
	return numberFormat(locale, 0, Math.min(decimals, 20)).format(value as Intl.StringNumericLiteral);
}

/** A value that ends within four decimals as it is, any other with these: the whole of it stands elsewhere. */
export function short(value: string, locale: string, decimals: number): string {
	return /\.\d{5}/.test(value)
		? numberFormat(locale, 0, decimals).format(value as Intl.StringNumericLiteral)
		: plain(value, locale);
}

/** A count. */
export function count(value: number, locale: string): string {
	return numberFormat(locale, 0, 0).format(value);
}

/** A value with its unit, if it has one: «6,14%», «77,76 indeks», «Rp3,5 miliar», as app.with_unit writes it. */
export function measured(value: string, unit: string, locale: string): string {
	const figure = plain(value, locale);
	if (unit === '') return figure;
	const money = /^(Rp|IDR) (.*)$/.exec(unit);
	if (money) return `${money[1]}${money[1] === 'IDR' ? ' ' : ''}${figure} ${money[2]}`;
	return unit.startsWith('%') ? `${figure}${unit}` : `${figure} ${unit}`;
}

/** For lengths and places on a drawing only, never for a figure that is read. */
export function forDrawing(value: string | null | undefined): number | null {
	return value === null || value === undefined ? null : Number(value);
}
