import { render } from 'svelte/server';
import { bare } from '#lib/ui/drawn.ts';
import Objectives from './Objectives.svelte';
import Standing from './Standing.svelte';
import type { StillObjectives, StillStanding } from './still.ts';

/** Parts that only say something: complete as the page brings them, so that the browser gets no code for them. */
export function standingHtml(props: StillStanding): string {
	return bare(render(Standing, { props }).body);
}

export function objectivesHtml(props: StillObjectives): string {
	return bare(render(Objectives, { props }).body);
}
