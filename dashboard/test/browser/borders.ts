import { AxeBuilder } from '@axe-core/playwright';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { reader, type Site } from './site.ts';

/** Two kelurahan of the city side by side, in codes without dots. */
const layer = {
	type: 'FeatureCollection',
	features: ['3375011002', '3375021008'].map((kode, at) => {
		const [west, east] = [109.6 + at / 50, 109.62 + at / 50];
		const ring = [
			[west, -6.9],
			[east, -6.9],
			[east, -6.87],
			[west, -6.87],
			[west, -6.9],
		];
		return {
			type: 'Feature',
			properties: { kode },
			geometry: { type: 'Polygon', coordinates: [ring] },
		};
	}),
};

/** The rules of the map with the borders of the city; the last of all, since the site starts anew for them. */
export function borderRules(site: () => Site): void {
	describe.skipIf(Boolean(process.env['TEST_SITE']))('a city that gave its borders', () => {
		beforeAll(async () => {
			const file = join(mkdtempSync(join(tmpdir(), 'seksama-borders-')), 'layer.geojson');
			writeFileSync(file, JSON.stringify(layer));
			await site().restart?.({ BOUNDARIES: file });
		}, 120_000);

		test.each(['/', '/sekolah?tampilan=peta'])(
			'%s draws them, and names every kelurahan that has none',
			async (path) => {
				const context = await reader(site(), { javaScript: false });
				const page = await context.newPage();
				await page.goto(path);
				const map = page.locator('figure:has(#peta)');
				const link = map.locator('svg a[href="/sekolah?within=33.75.01.1002"]');
				expect(await link.getAttribute('aria-label')).toMatch(/^Medono: kepatuhan \d/);
				expect(await link.locator('path').getAttribute('class')).toMatch(/step-[1-5]/);
				expect(await map.locator('svg a').count()).toBe(2);
				expect(await map.locator('.unplaced li').count()).toBe(25);
				expect(await map.locator('table tbody tr').count()).toBe(27);
				await context.close();
			},
		);

		test.each([
			{ theme: 'light', width: 390 },
			{ theme: 'dark', width: 1280 },
		] as const)(
			'the map meets WCAG 2.2 AA and stays when its measure changes: $theme, $width px',
			async (settings) => {
				const context = await reader(site(), settings);
				const page = await context.newPage();
				await page.goto('/', { waitUntil: 'networkidle' });
				await page.getByRole('link', { name: 'Diberlakukan', exact: true }).click();
				await page.waitForURL('**/?peta=diberlakukan#peta');
				expect(await page.locator('figure:has(#peta) svg a').count()).toBe(2);
				const { violations } = await new AxeBuilder({ page })
					.include('figure:has(#peta)')
					.analyze();
				expect(
					violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`)),
				).toEqual([]);
				await context.close();
			},
		);

		test('a picture of the map has the same borders', async () => {
			const svg = await (await fetch(`${site().address}/bagan/peta.svg`)).text();
			expect(svg.match(/<path d="M[^"]+z"/g)).toHaveLength(2);
			expect(svg).toContain('Medono');
		});
	});
}
