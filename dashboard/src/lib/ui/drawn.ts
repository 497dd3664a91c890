import { browser } from '$app/env';

/** Without the marks by which a browser would wake it: among them it would take the first for the end of it all. */
export const bare = (html: string) => html.replaceAll(/<!--.*?-->/g, '');

/**
 * Whether the server drew what is called so, or does now: then the page needs no code for it. Only whoever comes from
 * another page does.
 */
export function isDrawn(what: string): boolean {
	return !browser || document.querySelector(`[data-drawn="${CSS.escape(what)}"]`) !== null;
}
