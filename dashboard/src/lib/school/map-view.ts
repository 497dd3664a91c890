import type { Shapes } from '#lib/region/shapes.ts';
import type VillageShapes from './VillageShapes.svelte';
import type VillageTiles from './VillageTiles.svelte';

/** What draws the map: the city's own borders where it has given them, else a grid of tiles. */
export type MapView = { places: readonly string[] } & (
	| { kind: 'shapes'; View: typeof VillageShapes; shapes: Shapes }
	| { kind: 'tiles'; View: typeof VillageTiles }
);

/** The view for a page's load. Each brings its own component, so that nobody fetches the other. */
export async function loadMapView(
	fetch: typeof globalThis.fetch,
	hasBorders: boolean,
): Promise<MapView> {
	if (hasBorders) {
		const [answer, { default: View }] = await Promise.all([
			fetch('/batas.json'),
			import('./VillageShapes.svelte'),
		]);
		if (answer.ok) {
			const shapes = (await answer.json()) as Shapes;
			return { kind: 'shapes', View, shapes, places: shapes.shapes.map(({ code }) => code) };
		}
	}
	const [{ default: View }, { villagePlaces }] = await Promise.all([
		import('./VillageTiles.svelte'),
		import('./village-places.ts'),
	]);
	return { kind: 'tiles', View, places: villagePlaces.map(({ code }) => code) };
}
