import { render } from 'svelte/server';
import DownloadPanel from './DownloadPanel.svelte';
import type { Taken } from './handout.ts';

/** The panel as the page brings it: complete for who has no scripts, and nothing to load for who never opens it. */
export function panelHtml(taken: Taken): string {
	return render(DownloadPanel, { props: { taken } }).body;
}
