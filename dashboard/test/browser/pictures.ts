import { AxeBuilder } from '@axe-core/playwright';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { reader, type Site } from './site.ts';

/** Where each kind of chart stands, and the picture of it. */
const charts = [
	['/', 'tren', 'kota=33.75'],
	['/', 'peta', ''],
	['/tren?opd=DINDIK&opd=DLH', 'tren', 'opd=DINDIK&opd=DLH'],
	[
		'/tren?indikator=KOTA-POV&indikator=KOTA-HDI&satuan=tahun',
		'tren',
		'indikator=KOTA-POV&indikator=KOTA-HDI&satuan=tahun',
	],
	['/peringkat', 'peringkat', ''],
	['/peringkat?tampilan=pindah&compare=DLH', 'pindah', 'compare=DLH'],
	['/opd/DINDIK', 'penyumbang', 'opd=DINDIK'],
	['/indikator/DINDIK-01', 'tren', 'indikator=DINDIK-01'],
	['/sekolah?tampilan=rincian&by=DISTRICT', 'rincian', 'by=DISTRICT'],
	['/sekolah?tampilan=peta', 'peta', ''],
] as const;

/** The rules of charts inside and outside of their page, on the site that another file started. */
export function pictureRules(site: () => Site): void {
	const get = (path: string, headers: Record<string, string> = {}) =>
		fetch(site().address + path, { headers });

	describe('a chart', () => {
		test.each(['id', 'en'] as const)(
			'has a title of ten words or fewer, files, a citation and markup to embed it, in %s without JavaScript',
			async (language) => {
				const context = await reader(site(), { language, javaScript: false });
				const page = await context.newPage();
				for (const [path, kind] of charts) {
					await page.goto(path);
					const figure = page.locator('figure', { has: page.locator(`[href^="/bagan/${kind}."]`) });
					const title = (await figure.locator('[data-figure-title]').first().textContent()) ?? '';
					expect(title.split(/\s+/).length, title).toBeLessThanOrEqual(10);
					await figure.locator('details.download summary').first().click();
					for (const file of ['csv', 'xlsx', 'svg']) {
						const link = figure.locator(`a[href^="/bagan/${kind}.${file}?"]`).first();
						const answer = await get((await link.getAttribute('href')) ?? '');
						expect(answer.status, `${path} ${file}`).toBe(200);
					}
					const [citation, markup] = await figure.locator('textarea').allTextContents();
					expect(citation).toContain(title);
					expect(citation).toContain('Kota Pekalongan');
					const view = /https?:\S+$/.exec(citation ?? '')?.[0] ?? '';
					expect((await fetch(view)).status, view).toBe(200);
					const frame = /src="([^"]+)"/.exec(markup ?? '')?.[1]?.replaceAll('&amp;', '&') ?? '';
					expect(await (await fetch(frame)).text()).toContain(title.replaceAll('&', '&amp;'));
				}
				await context.close();
			},
		);

		test.each(charts)(
			'%s: its picture stands alone on either ground and in either language',
			async (_path, kind, state) => {
				for (const look of ['bahasa=id', 'bahasa=en&tema=dark']) {
					const answer = await get(`/bagan/${kind}.svg?${state}&${look}`);
					const svg = await answer.text();
					expect(answer.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
					expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
					expect(svg).not.toMatch(/var\(--|<!--|<script|href=|undefined|NaN/);
					expect(svg).toMatch(look.includes('en') ? /As of \d/ : /Keadaan per \d/);
					expect(svg).toMatch(look.includes('en') ? /Example data|BPS/ : /Data contoh|BPS/);
				}
			},
		);

		test('is the same for everybody: neither a session nor a cookie changes a picture', async () => {
			const path = '/bagan/peringkat.svg';
			const plain = await get(path);
			const other = await get(path, {
				cookie: 'lang=en; theme=dark; seksama.session=x',
				authorization: 'Bearer x',
			});
			expect(await other.text()).toBe(await plain.text());
			// Where no PUBLIC_URL is set it names the site by which it was asked for, so only the browser keeps it.
			expect(plain.headers.get('cache-control')).toBe('private, max-age=60');
			expect(plain.headers.get('set-cookie')).toBeNull();
		});

		test.each([
			['/bagan/entah.svg', 404],
			['/bagan/tren.png', 404],
			['/bagan/penyumbang.svg', 400],
			['/bagan/penyumbang.svg?opd=TIDAK-ADA', 400],
			['/bagan/tren.svg?opd=TIDAK-ADA', 400],
			['/bagan/rincian.svg?syarat.TIDAK-ADA=ya', 400],
			['/sematan/entah', 404],
			['/sematan/tren?indikator=TIDAK-ADA', 400],
			['/sematan/peta?syarat.TIDAK-ADA=ya', 400],
		])('%s is answered %i in words, and not kept', async (path, status) => {
			const answer = await get(path);
			expect(answer.status).toBe(status);
			expect(answer.headers.get('cache-control')).toBe('no-store');
			expect(await answer.text()).toMatch(/^[^\p{Cc}]+\n$/u);
		});

		test('its figures in a file are those of its table', async () => {
			const text = await (await get('/bagan/pindah.csv?period=2026-Q3')).text();
			const [header, ...rows] = text.trim().split('\r\n');
			expect(header).toMatch(/^kode,perangkat_daerah,2024-Q4,/);
			const context = await reader(site(), { javaScript: false });
			const page = await context.newPage();
			await page.goto('/peringkat?tampilan=pindah&period=2026-Q3');
			const table = page.locator('figure table tbody tr');
			expect(rows.length).toBe(await table.count());
			// Period, moment and digest stand behind the figures.
			expect(rows[0]?.split(',').slice(2, -3)).toEqual(
				(await table.first().locator('td').allTextContents()).map((cell) => cell.trim()),
			);
			await context.close();
		});

		test('becomes a PNG at one press, drawn from its SVG', async () => {
			const context = await reader(site(), { width: 1280 });
			const page = await context.newPage();
			await page.goto('/peringkat', { waitUntil: 'networkidle' });
			await page.locator('details.download summary').first().click();
			const [download] = await Promise.all([
				page.waitForEvent('download'),
				page.getByRole('button', { name: 'PNG' }).first().click(),
			]);
			expect(download.suggestedFilename()).toBe('peringkat.png');
			const file = await download.createReadStream();
			const bytes = Buffer.concat((await file.toArray()) as Buffer[]);
			expect(bytes.subarray(1, 4).toString()).toBe('PNG');
			expect(bytes.readUInt32BE(16)).toBe(1920);
			expect(bytes.length).toBeGreaterThan(50_000);
			await context.close();
		});
	});

	describe('a page in the frame of somebody else', () => {
		test('is allowed for embedded charts alone', async () => {
			for (const path of ['/', '/peringkat', '/masuk', '/bagan/tren.svg', '/export/ranking.csv']) {
				const answer = await get(path);
				expect(answer.headers.get('x-frame-options'), path).toBe('DENY');
			}
			expect((await get('/')).headers.get('content-security-policy')).toContain(
				"frame-ancestors 'none'",
			);
			const embedded = await get('/sematan/tren');
			expect(embedded.headers.get('x-frame-options')).toBeNull();
			expect(embedded.headers.get('content-security-policy')).toContain('frame-ancestors *');
		});

		test.each(['light', 'dark'] as const)(
			'shows the chart, its table and the way to the source: %s',
			async (theme) => {
				const context = await reader(site(), { theme });
				const page = await context.newPage();
				const frameOf = await elsewhere(
					`<iframe src="${site().address}/sematan/pindah?compare=DLH" title="x" width="380" height="900"></iframe>`,
				);
				await page.goto(frameOf.address);
				const frame = page.frameLocator('iframe');
				await frame.locator('.narrow svg').waitFor();
				await frame.locator('summary').click();
				expect(await frame.locator('tbody tr').count()).toBeGreaterThan(30);
				expect(await frame.locator('a').getAttribute('href')).toContain('/peringkat?period=');
				frameOf.close();
				await page.goto('/sematan/pindah?compare=DLH');
				const { violations } = await new AxeBuilder({ page }).analyze();
				expect(
					violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`)),
				).toEqual([]);
				await context.close();
			},
		);
	});
}

/** A page of another site. */
async function elsewhere(body: string): Promise<{ address: string; close(): void }> {
	const server = createServer((_request, response) => {
		response.setHeader('content-type', 'text/html');
		response.end(body);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return { address: `http://127.0.0.1:${port}/`, close: () => void server.close() };
}
