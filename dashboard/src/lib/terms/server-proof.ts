import { render } from 'svelte/server';
import type { ScoreProofFragment } from '#lib/graphql/generated/graphql.ts';
import { bare } from '#lib/ui/drawn.ts';
import ScoreProof from './ScoreProof.svelte';

/** How a score came about, complete as the page brings it, so that the browser gets no code for it. */
export function proofHtml(trace: ScoreProofFragment): string {
	return bare(render(ScoreProof, { props: { trace } }).body);
}
