import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readBoundaries } from './boundaries.ts';
import { drawBoundaries } from './draw-boundaries.ts';

const folder = mkdtempSync(join(tmpdir(), 'seksama-boundaries-'));

/** A square of one hundredth of a degree, its south-west corner so many hundredths from 109.6, -6.9. */
const square = (column: number, row: number) => {
	const [west, south] = [109.6 + column / 100, -6.9 + row / 100];
	const [east, north] = [109.6 + (column + 1) / 100, -6.9 + (row + 1) / 100];
	return [
		[
			[west, south],
			[east, south],
			[east, north],
			[west, north],
			[west, south],
		],
	];
};
const village = (properties: Record<string, unknown>, column = 0, row = 0, rest: object = {}) => ({
	type: 'Feature',
	properties,
	geometry: { type: 'Polygon', coordinates: square(column, row) },
	...rest,
});
function file(content: unknown): string {
	const path = join(folder, `${Math.random()}.geojson`);
	writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
	return path;
}
const collection = (...features: unknown[]) => file({ type: 'FeatureCollection', features });
const read = (path: string) => readBoundaries(path, '33.75');

test.each([
	['with dots', village({ code: '33.75.01.1002' })],
	['without dots', village({ nama: 'Medono', KODE_DESA: '3375011002' })],
	['as a number', village({ objectid: 7, kode: 3375011002 })],
	['as the id', village({}, 0, 0, { id: '33.75.01.1002' })],
])('a region code is found %s', (_how, feature) => {
	expect(read(collection(feature)).map(({ code }) => code)).toEqual(['33.75.01.1002']);
});

test('the parts of one kelurahan are put together, and other cities are left out', () => {
	const found = read(
		collection(
			village({ code: '33.75.01.1002' }),
			village({ code: '3375011002' }, 3),
			village({ code: '33.26.01.2001' }, 9),
		),
	);
	expect(found.map(({ code, geometry }) => [code, geometry.coordinates.length])).toEqual([
		['33.75.01.1002', 2],
	]);
});

test.each([
	[
		'/tidak/ada.geojson',
		'BOUNDARIES: /tidak/ada.geojson cannot be read; give the path of a GeoJSON file.',
	],
	[file('{"type": "FeatureColl'), 'is not JSON; export the layer as GeoJSON once more.'],
	[file({ type: 'Topology' }), 'is no FeatureCollection; export the layer as GeoJSON.'],
	[file('null'), 'is no FeatureCollection; export the layer as GeoJSON.'],
	[
		collection(village({ code: '33.75.01.1002' }), village({ name: 'Tirto' })),
		'has no region code such as 33.75.01.1002; give it one as a property.',
	],
	[collection(null), 'feature 1 of'],
	[
		collection({
			...village({ code: '33.75.01.1002' }),
			geometry: { type: 'Point', coordinates: [109, -6] },
		}),
		'is no polygon; export areas, not lines or points.',
	],
	[
		collection({
			...village({ code: '33.75.01.1002' }),
			geometry: { type: 'Polygon', coordinates: [[[353_000, 9_237_000]]] },
		}),
		'is not in longitude and latitude; export the layer in WGS 84 (EPSG:4326).',
	],
	[
		collection({
			...village({ code: '33.75.01.1002' }),
			geometry: { type: 'Polygon', coordinates: 'x' },
		}),
		'is not in longitude and latitude',
	],
	[
		collection(village({ code: '33.26.01.2001' })),
		'has no kelurahan of 33.75; give the file of this city, or another HOME_CITY.',
	],
])('%s is refused in one line that says what to do', (path, line) => {
	expect(() => read(path)).toThrow(line);
	expect(() => read(path)).toThrow(/^BOUNDARIES: [^\n]+$/);
});

test('a square of degrees is drawn as narrow as it is on the ground', () => {
	const { width, height } = drawBoundaries(read(collection(village({ code: '33.75.01.1002' }))));
	expect(width).toBe(1000);
	// One degree of longitude at 6.9 degrees south is 0.9928 of one of latitude.
	expect(height).toBe(Math.ceil(1000 / Math.cos((6.895 * Math.PI) / 180)));
});

test('north is up, and a border is drawn between kecamatan and not within one', () => {
	const { shapes, districts } = drawBoundaries(
		read(
			collection(
				village({ code: '33.75.01.1002' }, 0, 0),
				village({ code: '33.75.01.1003' }, 1, 0),
				village({ code: '33.75.03.1002' }, 0, 1),
			),
		),
	);
	const [south, , north] = shapes;
	expect(north?.label.y).toBeLessThan(south?.label.y ?? 0);
	expect(south?.label.room).toBeGreaterThan(200);
	expect(districts.match(/M/g)).toHaveLength(1);
});

test('a layer that is too fine loses detail, and neighbours keep the border that they share', () => {
	/** Two kelurahan with a border of thousands of steps between them. */
	const border = Array.from({ length: 20_000 }, (_, at) => [
		109.6 + Math.sin(at / 40) / 900 + Math.sin(at / 7) / 9000,
		-6.9 + at / 500_000,
	]);
	const [first, last] = [border[0] ?? [], border.at(-1) ?? []];
	const side = (longitude: number) => [
		[...border, [longitude, last[1]], [longitude, first[1]], first],
	];
	const feature = (code: string, longitude: number) => ({
		...village({ code }),
		geometry: { type: 'Polygon', coordinates: side(longitude) },
	});
	const { shapes, districts } = drawBoundaries(
		read(collection(feature('33.75.01.1002', 109.58), feature('33.75.02.1002', 109.62))),
	);
	expect(shapes.reduce((sum, { path }) => sum + path.length, districts.length)).toBeLessThanOrEqual(
		12_000,
	);
	const steps = districts.split('l')[1] ?? '';
	expect(steps.length).toBeGreaterThan(500);
	expect(shapes.some(({ path }) => path.includes(steps))).toBe(true);
});
