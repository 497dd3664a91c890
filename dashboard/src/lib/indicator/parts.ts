/** The still parts as components, for a page that the server did not draw. */
export { default as Answer } from './Answer.svelte';
export { default as Records } from './Records.svelte';
