import type { Still, StillFacts } from './still.ts';

/** In the browser the markup of the server stays. A blank, not an empty text: an empty one would erase it. */
export function glanceHtml(_props: Still): string {
	return ' ';
}

export function factsHtml(_props: StillFacts): string {
	return ' ';
}
