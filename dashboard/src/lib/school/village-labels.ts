import type { Shapes } from '#lib/region/shapes.ts';

export interface VillageLabel {
	code: string;
	x: number;
	/** The base line of the first line. */
	y: number;
	/** Of the letters, in units of the drawing. */
	size: number;
	lines: { text: string; isValue: boolean }[];
}

/** Letters smaller than this cannot be read; pixels. */
const LETTERS = 11;
/** A letter is about so wide, in parts of its size. */
const WIDE = 0.56;
/** How far the words may reach over the circle that fits at their place: shapes are wider than round. */
const REACH = { name: 1.2, value: 1.5 };

/**
 * What can be written on the shapes when a unit of the drawing is so many pixels: the name in one or two lines and
 * the value where both fit, else the value alone, else nothing. The table has all of it.
 */
export function labelsOf(
	{ shapes }: Pick<Shapes, 'shapes'>,
	scale: number,
	wordsOf: (code: string) => { name: string; value: string } | undefined,
): VillageLabel[] {
	const size = LETTERS / scale;
	return shapes.flatMap(({ code, label }) => {
		const words = wordsOf(code);
		if (words === undefined) return [];
		const fits = (lines: readonly string[], reach: number) =>
			lines.every((text) => text.length * size * WIDE <= 2 * label.room * reach) &&
			lines.length * size * 1.1 <= 2 * label.room * reach;
		const choices = [[words.name], words.name.split(' ')].filter((lines) => lines.length <= 2);
		const name = choices.find((lines) => fits([...lines, words.value], REACH.name)) ?? [];
		if (name.length === 0 && !fits([words.value], REACH.value)) return [];
		const lines = [
			...name.map((text) => ({ text, isValue: false })),
			{ text: words.value, isValue: true },
		];
		const y = label.y - ((lines.length - 1) * size * 1.1) / 2 + size * 0.35;
		return [{ code, x: label.x, y: Math.round(y), size: Math.round(size), lines }];
	});
}
