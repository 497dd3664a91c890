import { render } from 'svelte/server';
import { bare } from '#lib/ui/drawn.ts';
import ShownAsOf from './ShownAsOf.svelte';
import type { Shown } from './shown.ts';

/** As of when the figures are, and the form for another day: complete as the page brings it. */
export function asOfHtml(props: Shown): string {
	return bare(render(ShownAsOf, { props }).body);
}
