import { expect } from 'vitest';
import {
	absolute,
	add,
	compare,
	decimal,
	larger,
	minus,
	over,
	rounded,
	smaller,
	times,
	type Rational,
} from './rational.ts';

/**
 * Evaluates the expression of a trace step exactly: decimals, + - * /, parentheses, min(), max(), abs(), round(x, 2).
 * Throws on anything else.
 */
export function evaluate(text: string): Rational {
	const tokens = text.match(/\d+(?:\.\d+)?|[a-z]+|[-+*/(),]|\S/g) ?? [];
	let at = 0;

	function take(expected?: string): string {
		const token = tokens[at++];
		if (token === undefined || (expected !== undefined && token !== expected))
			throw new Error(`Expected ${expected ?? 'more'} in «${text}», got ${token ?? 'its end'}.`);
		return token;
	}

	function sumOf(): Rational {
		let left = productOf();
		while (tokens[at] === '+' || tokens[at] === '-')
			left = take() === '+' ? add(left, productOf()) : minus(left, productOf());
		return left;
	}

	function productOf(): Rational {
		let left = atom();
		while (tokens[at] === '*' || tokens[at] === '/')
			left = take() === '*' ? times(left, atom()) : over(left, atom());
		return left;
	}

	function atom(): Rational {
		const token = take();
		if (token === '-') return minus(decimal('0'), atom());
		if (/^\d/.test(token)) return decimal(token);
		if (token === '(') {
			const inner = sumOf();
			take(')');
			return inner;
		}
		take('(');
		const first = sumOf();
		const others: Rational[] = [];
		while (tokens[at] === ',') {
			take(',');
			others.push(sumOf());
		}
		take(')');
		if (token === 'abs' && others.length === 0) return absolute(first);
		if (token === 'min' && others.length > 0) return others.reduce(smaller, first);
		if (token === 'max' && others.length > 0) return others.reduce(larger, first);
		if (token === 'round' && others.length === 1)
			return decimal(rounded(first, Number(others[0]!.num)));
		throw new Error(`Unknown «${token}» in «${text}».`);
	}

	const result = sumOf();
	if (at < tokens.length) throw new Error(`Unread «${tokens[at]}» in «${text}».`);
	return result;
}

/** The value is the expression's: exactly where that ends within 20 decimals, else half-up at 10. */
export function expectExact(expression: string, value: string): void {
	const result = evaluate(expression);
	const ends = (result.num * 10n ** 20n) % result.den === 0n;
	if (ends) expect(compare(result, decimal(value)), `${expression} = ${value}`).toBe(0);
	else
		expect(compare(decimal(value), decimal(rounded(result, 10))), `${expression} = ${value}`).toBe(
			0,
		);
}
