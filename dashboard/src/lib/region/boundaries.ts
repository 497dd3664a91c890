import type { MultiPolygon, Polygon, Position } from 'geojson';
import { readFileSync } from 'node:fs';

/** What is wrong with the file, in one line that names the cure. */
export class BoundariesError extends Error {}

/** The polygons of one kelurahan, by its code with dots. */
export interface Boundary {
	code: string;
	geometry: MultiPolygon;
}

const VILLAGE = /^(\d{2})\.?(\d{2})\.?(\d{2})\.?(\d{4})$/;

/**
 * The kelurahan of a city from a GeoJSON file. A feature tells its code, with dots or without, as its id or in any of
 * its properties; parts of one kelurahan are put together, and those of other cities are left out.
 * Throws BoundariesError for a file that cannot be used as it is: half a map would look whole.
 */
export function readBoundaries(file: string, city: string): Boundary[] {
	const found = new Map<string, MultiPolygon>();
	for (const [at, feature] of featuresOf(file).entries()) {
		const which = `feature ${at + 1} of ${file}`;
		const code = codeOf(feature);
		if (code === undefined)
			throw new BoundariesError(
				`BOUNDARIES: ${which} has no region code such as ${city}.01.1002; give it one as a property.`,
			);
		const polygons = polygonsOf(feature, which);
		if (!code.startsWith(`${city}.`)) continue;
		const known = found.get(code);
		if (known === undefined) found.set(code, { type: 'MultiPolygon', coordinates: polygons });
		else known.coordinates.push(...polygons);
	}
	if (found.size === 0)
		throw new BoundariesError(
			`BOUNDARIES: ${file} has no kelurahan of ${city}; give the file of this city, or another HOME_CITY.`,
		);
	return [...found].map(([code, geometry]) => ({ code, geometry }));
}

interface LooseFeature {
	id?: unknown;
	properties?: Record<string, unknown> | null;
	geometry?: { type?: unknown; coordinates?: unknown } | null;
}

function featuresOf(file: string): LooseFeature[] {
	let text: string;
	try {
		text = readFileSync(file, 'utf8');
	} catch {
		throw new BoundariesError(
			`BOUNDARIES: ${file} cannot be read; give the path of a GeoJSON file.`,
		);
	}
	let parsed: { type?: unknown; features?: unknown } | null;
	try {
		parsed = JSON.parse(text) as typeof parsed;
	} catch {
		throw new BoundariesError(
			`BOUNDARIES: ${file} is not JSON; export the layer as GeoJSON once more.`,
		);
	}
	if (parsed?.type !== 'FeatureCollection' || !Array.isArray(parsed.features))
		throw new BoundariesError(
			`BOUNDARIES: ${file} is no FeatureCollection; export the layer as GeoJSON.`,
		);
	return parsed.features.map((feature) => (feature ?? {}) as LooseFeature);
}

function codeOf({ id, properties }: LooseFeature): string | undefined {
	for (const value of [id, ...Object.values(properties ?? {})]) {
		if (typeof value !== 'string' && typeof value !== 'number') continue;
		const parts = VILLAGE.exec(String(value).trim());
		if (parts !== null) return parts.slice(1).join('.');
	}
	return undefined;
}

function polygonsOf({ geometry }: LooseFeature, which: string): Position[][][] {
	const { type } = geometry ?? {};
	if (type !== 'Polygon' && type !== 'MultiPolygon')
		throw new BoundariesError(
			`BOUNDARIES: ${which} is no polygon; export areas, not lines or points.`,
		);
	const shape = geometry as Polygon | MultiPolygon;
	const polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
	for (const place of flat(polygons))
		if (!isPlace(place))
			throw new BoundariesError(
				`BOUNDARIES: ${which} is not in longitude and latitude; export the layer in WGS 84 (EPSG:4326).`,
			);
	return polygons;
}

/** Every place of polygons that may be made of anything. */
function flat(polygons: unknown): unknown[] {
	const lists = (value: unknown): unknown[] => (Array.isArray(value) ? value : [undefined]);
	return lists(polygons).flatMap((polygon) => lists(polygon).flatMap((ring) => lists(ring)));
}

function isPlace(place: unknown): boolean {
	if (!Array.isArray(place)) return false;
	const [longitude, latitude] = place as unknown[];
	return isWithin(longitude, 180) && isWithin(latitude, 90);
}

function isWithin(value: unknown, most: number): boolean {
	return typeof value === 'number' && Math.abs(value) <= most;
}
