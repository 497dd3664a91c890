import type { Shapes } from '#lib/region/shapes.ts';
import type VillageShapes from './VillageShapes.svelte';

/** The borders of the kelurahan and what draws them. */
export interface Borders {
	shapes: Shapes;
	View: typeof VillageShapes;
}

/** The borders for a page's load: fetched only where the city has given some. */
export async function loadBorders(
	fetch: typeof globalThis.fetch,
	hasBorders: boolean,
): Promise<Borders | null> {
	if (!hasBorders) return null;
	const [answer, { default: View }] = await Promise.all([
		fetch('/batas.json'),
		import('./VillageShapes.svelte'),
	]);
	return answer.ok ? { shapes: (await answer.json()) as Shapes, View } : null;
}
