/** One line of a drawing over periods. */
export interface Line {
	name: string;
	/** Null is a gap. */
	values: readonly (number | null)[];
}

/** Lines over periods: all that a drawing of them needs, in plain data. */
export interface Lines {
	periods: readonly string[];
	lines: readonly Line[];
	/** A level to reach, with its word. */
	target?: { value: number; label: string };
	/** Periods in which a rule changed, with what to call it. */
	breaks?: readonly { at: number; label: string }[];
	/** The highest value there can be, where there is one: no scale runs beyond it. */
	ceiling?: number;
}

/** Whether there is a line to draw: a single figure is told in the title, and a point alone would say less. */
export const isLine = ({ lines }: Lines): boolean =>
	lines.some(({ values }) => values.filter((value) => value !== null).length > 1);

const TONES = ['line-a', 'line-b', 'line-c', 'line-d', 'line-e', 'line-f'];
export const DASHES = ['solid', [7, 3], [2, 3], [10, 3, 2, 3], [4, 2], 'solid'] as const;

/** The colour of a line, as a token of the house. */
export const toneOf = (index: number): string => TONES[index % TONES.length] ?? 'line-a';

/** The dash of a line as SVG writes it; none for a whole line. */
export function dashOf(index: number): string {
	const dash = DASHES[index % DASHES.length];
	return typeof dash === 'string' || dash === undefined ? '' : dash.join(' ');
}
