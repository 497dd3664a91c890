interface Drawn {
	path: string;
	last: { x: number; y: number } | null;
}

/**
 * A line through the values from left to right, broken where one is missing. The scale runs from the
 * smallest to the largest value, but never over less than a tenth of the largest, so that noise stays flat.
 */
export function sparklinePath(
	values: readonly (number | null)[],
	width: number,
	height: number,
): Drawn {
	const known = values.filter((value) => value !== null);
	if (known.length === 0) return { path: '', last: null };
	const inset = 3.5;
	const low = Math.min(...known);
	const high = Math.max(...known);
	const span = Math.max(high - low, Math.abs(high) * 0.1, 1e-9);
	const bottom = (low + high - span) / 2;
	const step = values.length > 1 ? (width - 2 * inset) / (values.length - 1) : 0;

	let path = '';
	let pen = false;
	let last: Drawn['last'] = null;
	values.forEach((value, index) => {
		if (value === null) {
			pen = false;
			return;
		}
		const x = round(inset + index * step);
		const y = round(height - inset - ((value - bottom) / span) * (height - 2 * inset));
		path += `${pen ? 'L' : 'M'}${x} ${y}`;
		pen = true;
		last = { x, y };
	});
	return { path, last };
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}
