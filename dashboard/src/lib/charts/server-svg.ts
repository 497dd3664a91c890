import { getLocale } from '#lib/paraglide/runtime.js';
import { drawChart } from './echarts.ts';
import type { Lines } from './lines.ts';

const KEPT = 200;
const drawn = new Map<string, string>();

/** The drawing as SVG text for the page that leaves the server. Kept by what it shows: most readers ask for the same. */
export function chartSvg(lines: Lines, width: number, height: number): string {
	// The language is part of the key: the numbers on the scale are written in it.
	const key = `${getLocale()}:${width}x${height}:${JSON.stringify(lines)}`;
	let svg = drawn.get(key);
	if (svg === undefined) {
		svg = drawChart(lines, width, height);
		if (drawn.size >= KEPT) drawn.delete(drawn.keys().next().value ?? '');
		drawn.set(key, svg);
	}
	return svg;
}
