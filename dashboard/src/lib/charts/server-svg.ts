import { getLocale } from '#lib/paraglide/runtime.js';
import { drawChart, type ChartOption } from './echarts.ts';

const KEPT = 200;
const drawn = new Map<string, string>();

/** The drawing as SVG text for the page that leaves the server. Kept by option: most readers ask for the same. */
export function chartSvg(option: ChartOption, width: number, height: number): string {
	// The language is part of the key: the numbers on the scale are written in it, by a function that no key shows.
	const key = `${getLocale()}:${width}x${height}:${JSON.stringify(option)}`;
	let svg = drawn.get(key);
	if (svg === undefined) {
		svg = drawChart(option, width, height);
		if (drawn.size >= KEPT) drawn.delete(drawn.keys().next().value ?? '');
		drawn.set(key, svg);
	}
	return svg;
}
