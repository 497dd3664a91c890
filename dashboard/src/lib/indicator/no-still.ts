import type { Still } from './still.ts';

/** In the browser the markup of the server stays. A blank, not an empty text: an empty one would erase it. */
export function answerHtml(_props: Still): string {
	return ' ';
}

export function recordsHtml(_props: Still): string {
	return ' ';
}
