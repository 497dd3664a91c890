/** The still part as a component, for a page that the server did not draw; by this name its styles are found. */
export { default as ScoreProof } from './ScoreProof.svelte';
