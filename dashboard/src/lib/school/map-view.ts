import type { Client } from '@urql/svelte';
import { TileRegions } from '#lib/graphql/generated/operations.ts';
import { query } from '#lib/graphql/query.ts';
import type { Blocks } from '#lib/region/blocks.ts';
import type { Shapes } from '#lib/region/shapes.ts';
import { DRAWN_CITY } from './drawn-city.ts';
import type VillageBlocks from './VillageBlocks.svelte';
import type VillageShapes from './VillageShapes.svelte';
import type VillageTiles from './VillageTiles.svelte';

/**
 * What draws the map: the city's own borders where it has given them; else the tiles as somebody laid them for this city,
 * or tiles by kecamatan.
 */
export type MapView = { places: readonly string[] } & (
	| { kind: 'shapes'; View: typeof VillageShapes; shapes: Shapes }
	| { kind: 'tiles'; View: typeof VillageTiles }
	| { kind: 'blocks'; View: typeof VillageBlocks; blocks: Blocks }
);

interface Asked {
	fetch: typeof globalThis.fetch;
	client: Client;
	home: string;
	hasBorders: boolean;
}

/** The view for a page's load. Each brings its own component, so that nobody fetches the others. */
export async function loadMapView({ fetch, client, home, hasBorders }: Asked): Promise<MapView> {
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
	if (home !== DRAWN_CITY) {
		const [{ districts, villages }, { default: View }, { blocksOf }] = await Promise.all([
			query(client, TileRegions, {}),
			import('./VillageBlocks.svelte'),
			import('#lib/region/blocks.ts'),
		]);
		const blocks = blocksOf(districts, villages);
		return { kind: 'blocks', View, blocks, places: villages.map(({ code }) => code) };
	}
	const [{ default: View }, { villagePlaces }] = await Promise.all([
		import('./VillageTiles.svelte'),
		import('./village-places.ts'),
	]);
	return { kind: 'tiles', View, places: villagePlaces.map(({ code }) => code) };
}
