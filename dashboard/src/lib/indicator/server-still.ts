import { render } from 'svelte/server';
import { bare } from '#lib/ui/drawn.ts';
import Answer from './Answer.svelte';
import Records from './Records.svelte';
import type { Still } from './still.ts';

/** Parts that only say something: complete as the page brings them, so the browser gets no code for them. */
export function answerHtml(props: Still): string {
	return bare(render(Answer, { props }).body);
}

export function recordsHtml({ indicator, place }: Still): string {
	return bare(render(Records, { props: { indicator, place } }).body);
}
