import type { Taken } from './handout.ts';

/** In the browser nothing is written ahead. A blank, not an empty text: an empty one would erase the server's panel. */
export function panelHtml(_taken: Taken): string {
	return ' ';
}
