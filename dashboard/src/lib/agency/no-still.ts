import type { StillObjectives, StillStanding } from './still.ts';

/** In the browser the markup of the server stays. A blank, not an empty text: an empty one would erase it. */
export function standingHtml(_props: StillStanding): string {
	return ' ';
}

export function objectivesHtml(_props: StillObjectives): string {
	return ' ';
}
