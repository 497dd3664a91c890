import type { FeatureCollection, MultiPolygon, Position } from 'geojson';
import polylabel from 'polylabel';
import { feature, mesh } from 'topojson-client';
import { topology } from 'topojson-server';
import { presimplify, quantile, simplify } from 'topojson-simplify';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Boundary } from './boundaries.ts';
import type { Shapes } from './shapes.ts';

/** Letters of all paths together: a page carries them twice, drawn and as data, and has 25 kB packed. */
const MOST_LETTERS = 12_000;
const WIDTH = 1000;
/** How much of the detail is kept, tried from the whole. */
const DETAIL = [1, 0.7, 0.5, 0.35, 0.25, 0.18, 0.12, 0.08, 0.05, 0.03, 0.02, 0.01];

type Village = { code: string };
type Layer = Topology<{ villages: GeometryCollection<Village> }>;

/**
 * The boundaries as paths. Degrees become units by one scale, the longitude shortened by the cosine of the city's
 * latitude, so that a square field is drawn square. Where the file is finer than a page can carry, borders lose
 * detail along their whole length at once: neighbours keep sharing theirs.
 */
export function drawBoundaries(boundaries: readonly Boundary[]): Shapes {
	const project = projection(boundaries);
	const villages: FeatureCollection<MultiPolygon, Village> = {
		type: 'FeatureCollection',
		features: boundaries.map(({ code, geometry }) => ({
			type: 'Feature',
			properties: { code },
			geometry: {
				type: 'MultiPolygon',
				coordinates: geometry.coordinates.map((polygon) =>
					polygon.map((ring) => ring.map(project.place)),
				),
			},
		})),
	};
	const layer = topology({ villages }) as unknown as Layer;
	const weighed = presimplify(layer);
	for (const share of DETAIL) {
		const drawn = paths(simplify(weighed, share === 1 ? 0 : quantile(weighed, share)));
		const letters = drawn.shapes.reduce(
			(sum, { path }) => sum + path.length,
			drawn.districts.length,
		);
		if (letters <= MOST_LETTERS || share === DETAIL.at(-1))
			return { width: WIDTH, height: project.height, ...drawn };
	}
	throw new Error('unreachable');
}

function projection(boundaries: readonly Boundary[]) {
	const places = boundaries.flatMap(({ geometry }) => geometry.coordinates.flat(2));
	const ends = (axis: 0 | 1) => {
		let [least, most] = [Infinity, -Infinity];
		for (const place of places) {
			least = Math.min(least, place[axis] ?? 0);
			most = Math.max(most, place[axis] ?? 0);
		}
		return [least, most] as const;
	};
	const [[west, east], [south, north]] = [ends(0), ends(1)];
	const shorter = Math.cos((((south + north) / 2) * Math.PI) / 180);
	const scale = WIDTH / ((east - west) * shorter || 1);
	return {
		height: Math.max(1, Math.ceil((north - south) * scale)),
		place: ([longitude = 0, latitude = 0]: Position): Position => [
			(longitude - west) * shorter * scale,
			(north - latitude) * scale,
		],
	};
}

function paths(layer: Layer): Pick<Shapes, 'shapes' | 'districts'> {
	const { villages } = layer.objects;
	const { features } = feature(layer, villages) as FeatureCollection<MultiPolygon, Village>;
	const districtOf = ({ properties }: { properties?: object }) =>
		(properties as Village | undefined)?.code.slice(0, 8);
	const borders = mesh(layer, villages, (one, other) => districtOf(one) !== districtOf(other));
	return {
		shapes: features.map(({ properties, geometry }) => {
			const polygons = geometry.coordinates;
			return {
				code: properties.code,
				path: polygons
					.flatMap((rings) => rings.map((ring) => `${line(ring.slice(0, -1))}z`))
					.join(''),
				label: labelOf(polygons),
			};
		}),
		districts: borders.coordinates.map(line).join(''),
	};
}

/** A line in whole units, each step from the place before; steps of nothing are left out. */
function line(places: Position[]): string {
	const [[startX = 0, startY = 0] = [], ...rest] = places;
	let [x, y] = [Math.round(startX), Math.round(startY)];
	const begin = `M${x} ${y}`;
	const steps = rest.flatMap(([toX = 0, toY = 0]) => {
		const [stepX, stepY] = [Math.round(toX) - x, Math.round(toY) - y];
		[x, y] = [x + stepX, y + stepY];
		return stepX === 0 && stepY === 0 ? [] : `${stepX}${stepY < 0 ? '' : ' '}${stepY}`;
	});
	return steps.length === 0 ? begin : `${begin}l${steps.join(' ')}`;
}

/** The middle of the widest part of the largest polygon. */
function labelOf(polygons: Position[][][]): { x: number; y: number; room: number } {
	const labels = polygons.map((polygon) => polylabel(polygon as [number, number][][], 2));
	const best = labels.reduce((one, other) => (other.distance > one.distance ? other : one));
	return {
		x: Math.round(best[0] ?? 0),
		y: Math.round(best[1] ?? 0),
		room: Math.round(best.distance),
	};
}
