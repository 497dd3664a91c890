/** What a decimal of the API is: digits, at most one point, at most 38 digits in total and 20 after the point. */
const form = /^([+-]?)(\d*)(?:\.(\d*))?$/;
const mostDigits = 38;
const mostDecimals = 20;

/** Why a text is not a decimal of the API; the message says what to write instead. */
export class DecimalError extends Error {}

/**
 * The canonical text of an exact decimal: no plus, no needless zeros, never "-0".
 * Throws DecimalError for anything else: NaN, Infinity, exponents, too many digits.
 */
export function parseDecimal(text: string): string {
	if (text.length > 80) throw new DecimalError('a decimal has at most 38 digits');
	const [, sign, whole = '', fraction = ''] = form.exec(text) ?? [];
	if (sign === undefined || whole + fraction === '')
		throw new DecimalError(
			'a decimal is digits with a point, such as "96.17", without an exponent',
		);
	const before = whole.replace(/^0+/, '');
	const after = fraction.replace(/0+$/, '');
	if (after.length > mostDecimals)
		throw new DecimalError(`a decimal has at most ${mostDecimals} digits after the point`);
	if (before.length + after.length > mostDigits)
		throw new DecimalError(`a decimal has at most ${mostDigits} digits`);
	const digits = (before || '0') + (after && `.${after}`);
	return sign === '-' && digits !== '0' ? `-${digits}` : digits;
}

/**
 * A decimal as the answer shows it: the text of the database as it stands, so that "96.10" keeps its two places.
 * A binary float is refused, since it has already lost what the database knew.
 */
export function formatDecimal(value: unknown): string {
	if (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)) return value;
	if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
	if (typeof value === 'object' && value !== null && 'toFixed' in value) {
		const text = (value as { toFixed(): unknown }).toFixed();
		if (typeof text === 'string' && /^-?\d+(\.\d+)?$/.test(text)) return text;
	}
	throw new TypeError('Not an exact decimal.');
}
