import type { Shown } from './shown.ts';

/** In the browser the markup of the server stays. A blank, not an empty text: an empty one would erase it. */
export function asOfHtml(_props: Shown): string {
	return ' ';
}
