/** The map as a part that a page brings only where it is asked for; by this name its styles are found. */
export { default as VillageMap } from './VillageMap.svelte';
