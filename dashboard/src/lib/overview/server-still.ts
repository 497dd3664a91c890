import { render } from 'svelte/server';
import { bare } from '#lib/ui/drawn.ts';
import CityFacts from './CityFacts.svelte';
import Glance from './Glance.svelte';
import type { Still, StillFacts } from './still.ts';

/** Parts that only say something: complete as the page brings them, so that the browser gets no code for them. */
export function glanceHtml(props: Still): string {
	return bare(render(Glance, { props }).body);
}

export function factsHtml(props: StillFacts): string {
	return bare(render(CityFacts, { props }).body);
}
