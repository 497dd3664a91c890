import type { Lines } from './lines.ts';

/** In the browser nothing is drawn ahead. A blank, not an empty text: an empty one would erase the server's drawing. */
export function chartSvg(_lines: Lines, _width: number, _height: number): string {
	return ' ';
}
