/** The still parts as components, for a page that the server did not draw. */
export { default as CityFacts } from './CityFacts.svelte';
export { default as Glance } from './Glance.svelte';
