import type { ChartOption } from './echarts.ts';

/** In the browser nothing is drawn ahead. A blank, not an empty text: an empty one would erase the server's drawing. */
export function chartSvg(_option: ChartOption, _width: number, _height: number): string {
	return ' ';
}
