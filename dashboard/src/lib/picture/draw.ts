import { render } from 'svelte/server';
import { coloured, type Ground } from './colours.ts';
import type { Picture } from './picture.ts';
import PictureSvg from './PictureSvg.svelte';

/** Marks that a page needs to come alive. A picture stays as it is. */
const MARKS = /<!--[\s\S]*?-->/g;

/** The picture as SVG text that stands alone: no style sheet, no script, no file beside it. */
export async function drawPicture(
	picture: Picture,
	settings: { width: number; site: string; ground: Ground },
): Promise<string> {
	const { width, site, ground } = settings;
	const { body } = await render(PictureSvg, { props: { picture, width, site } });
	return coloured(body.replace(MARKS, '').trim(), ground);
}
