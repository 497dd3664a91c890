import { m } from '#lib/paraglide/messages.js';

/** How a number of an expression is shown. */
type Show = (number: string) => string;

const OPENED = /(?:(max|min|abs|round)\(|\d+(?:\.\d+)?|\()/;

/**
 * An expression of a trace as a person writes it: ×, ÷ and −, |a − b|, and words for what only a program knows. The
 * numbers are shown by `show`; nothing is computed.
 */
export function readable(expression: string, show: Show): string {
	const found = OPENED.exec(expression);
	if (found === null) return signs(expression);
	const [token, name] = found;
	const before = signs(expression.slice(0, found.index));
	const start = found.index + token.length;
	if (/\d/.test(token)) return before + show(token) + readable(expression.slice(start), show);
	const end = closing(expression, start);
	const inside = expression.slice(start, end);
	return before + named(name, inside, show) + readable(expression.slice(end + 1), show);
}

function named(name: string | undefined, inside: string, show: Show): string {
	if (name === 'round') return `${m.step_rounded()} ${readable(parts(inside)[0] ?? '', show)}`;
	if (name === 'abs') return `|${readable(inside, show)}|`;
	if (name === 'max' || name === 'min') {
		const list = parts(inside).map((part) => readable(part, show));
		return `${name === 'max' ? m.step_greatest() : m.step_least()} (${list.join('; ')})`;
	}
	return `(${readable(inside, show)})`;
}

const signs = (text: string) => text.replaceAll('*', '×').replaceAll('/', '÷').replaceAll('-', '−');

/** Where the parenthesis closes that was opened before `start`. */
function closing(text: string, start: number): number {
	let depth = 1;
	for (let at = start; at < text.length; at += 1) {
		if (text[at] === '(') depth += 1;
		if (text[at] === ')') depth -= 1;
		if (depth === 0) return at;
	}
	return text.length;
}

/** The arguments of a function; a comma inside of parentheses parts none. */
function parts(text: string): string[] {
	const found: string[] = [];
	let [depth, from] = [0, 0];
	for (let at = 0; at < text.length; at += 1) {
		if (text[at] === '(') depth += 1;
		if (text[at] === ')') depth -= 1;
		if (text[at] === ',' && depth === 0) {
			found.push(text.slice(from, at).trim());
			from = at + 1;
		}
	}
	return [...found, text.slice(from).trim()];
}
