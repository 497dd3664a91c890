/** The still parts as components, for a page that the server did not draw. */
export { default as Objectives } from './Objectives.svelte';
export { default as Standing } from './Standing.svelte';
