/** An exact fraction for checking what SQL computes; `den` is above zero. */
export interface Rational {
	num: bigint;
	den: bigint;
}

export function ratio(num: bigint, den: bigint): Rational {
	if (den === 0n) throw new Error('Division by zero.');
	return den < 0n ? { num: -num, den: -den } : { num, den };
}

/** Reads a decimal such as "-12.50". */
export function decimal(text: string): Rational {
	const [whole = '', fraction = ''] = text.split('.');
	return { num: BigInt(whole + fraction), den: 10n ** BigInt(fraction.length) };
}

export const zero = decimal('0');
export const hundred = decimal('100');

export function add(a: Rational, b: Rational): Rational {
	return ratio(a.num * b.den + b.num * a.den, a.den * b.den);
}
export function minus(a: Rational, b: Rational): Rational {
	return ratio(a.num * b.den - b.num * a.den, a.den * b.den);
}
export function times(a: Rational, b: Rational): Rational {
	return ratio(a.num * b.num, a.den * b.den);
}
export function over(a: Rational, b: Rational): Rational {
	return ratio(a.num * b.den, a.den * b.num);
}
/** Below zero, zero or above, as `a` is below, equal to or above `b`. */
export function compare(a: Rational, b: Rational): number {
	const difference = a.num * b.den - b.num * a.den;
	return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
export function smaller(a: Rational, b: Rational): Rational {
	return compare(a, b) <= 0 ? a : b;
}
export function larger(a: Rational, b: Rational): Rational {
	return compare(a, b) >= 0 ? a : b;
}
export function absolute(a: Rational): Rational {
	return a.num < 0n ? { num: -a.num, den: a.den } : a;
}
export function sum(all: readonly Rational[]): Rational {
	return all.reduce(add, zero);
}

/** Half-up, ties away from zero, always with `decimals` places. */
export function rounded(a: Rational, decimals: number): string {
	const scale = 10n ** BigInt(decimals);
	const magnitude = ((a.num < 0n ? -a.num : a.num) * scale * 2n + a.den) / (a.den * 2n);
	const digits = magnitude.toString().padStart(decimals + 1, '0');
	const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
	return a.num < 0n && magnitude > 0n ? `-${text}` : text;
}
