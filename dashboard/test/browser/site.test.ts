// The built site as readers meet it. One start serves every rule: filling the demo city takes a while.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { borderRules } from './borders.ts';
import { exportRules } from './exports.ts';
import { lookRules } from './looks.ts';
import { pictureRules } from './pictures.ts';
import { shortlistRules } from './shortlist.ts';
import { openSite, publicPages, reader, type Site } from './site.ts';
import { verdictRules } from './verdicts.ts';
import { firstView, weigh } from './weight.ts';

let site: Site;
beforeAll(async () => {
	site = await openSite();
}, 300_000);
afterAll(async () => {
	await site?.close();
});

describe.each(publicPages)('%s', (path) => {
	test('says everything without JavaScript', async () => {
		const withScript = await reader(site);
		const withoutScript = await reader(site, { javaScript: false });
		const [one, other] = [await withScript.newPage(), await withoutScript.newPage()];
		await one.goto(path, { waitUntil: 'networkidle' });
		await other.goto(path);
		const words = async (page: Page) =>
			(await page.locator('main').innerText()).replace(/\s+/g, ' ').trim();
		expect(await words(other)).toBe(await words(one));
		await withScript.close();
		await withoutScript.close();
	});

	test('is kept by no proxy, which might show it to somebody else', async () => {
		const { headers } = await fetch(site.address + path);
		expect(headers.get('cache-control')).toBe('private, no-cache');
	});

	test('stays within its budget of bytes', async () => {
		const sizes = await weigh(site.address + path);
		expect(sizes.html).toBeLessThanOrEqual(25_000);
		expect(sizes.css).toBeLessThanOrEqual(12_000);
		expect(sizes.script).toBeLessThanOrEqual(80_000);
	});

	test('brings every style of its own, also of what only the server draws', async () => {
		const { html, style, sheets } = await firstView(site.address + path);
		const outside = await Promise.all(
			sheets.map(async (tag) => {
				const address = new URL(/href="([^"]+)"/.exec(tag)?.[1] ?? '', site.address + path);
				return (await fetch(address)).text();
			}),
		);
		const rules = style + outside.join('');
		const body = html.slice(html.indexOf('<body'));
		const scopes = new Set(
			[...body.matchAll(/class="[^"]*?(svelte-[a-z0-9]+)/g)].map(([, one]) => one),
		);
		expect(scopes.size).toBeGreaterThan(5);
		expect([...scopes].filter((scope) => !rules.includes(scope ?? ''))).toEqual([]);
	});

	test('waits for one style sheet, and lets it go before the scripts', async () => {
		const { sheets, scripts } = await firstView(site.address + path);
		expect(sheets.length).toBeLessThanOrEqual(1);
		expect(scripts.length).toBeLessThanOrEqual(10);
		expect(scripts.filter((tag) => !tag.includes('fetchpriority="low"'))).toEqual([]);
	});
});

/** What the API tells of a changed rule. */
interface Changed {
	data: {
		indicator: {
			achievement: {
				attainment: { percent: string };
				ruleChanges: [{ difference: string; former: { percent: string } }];
			};
		};
	};
}
describe('a reader', () => {
	test('filters schools while typing, and the address holds the whole state', async () => {
		const context = await reader(site, { width: 1280 });
		const page = await context.newPage();
		await page.goto('/sekolah', { waitUntil: 'networkidle' });
		await page.getByLabel('Nama atau NPSN').fill('C0000012');
		await page.waitForURL('**/sekolah?search=C0000012');
		await page.getByRole('heading', { name: '1 sekolah ditemukan' }).waitFor();
		await page.reload();
		expect(await page.locator('tbody tr').count()).toBe(1);
		await context.close();
	});

	test('filters schools without JavaScript by the same address', async () => {
		const context = await reader(site, { javaScript: false });
		const page = await context.newPage();
		await page.goto('/sekolah');
		await page.getByLabel('SLB').check();
		await page.getByRole('button', { name: 'Tampilkan' }).first().click();
		expect(new URL(page.url()).searchParams.getAll('level')).toEqual(['SPECIAL']);
		expect(await page.getByRole('heading', { name: '1 sekolah ditemukan' }).count()).toBe(1);
		await context.close();
	});

	test('compares agencies by a link that anyone can open', async () => {
		const context = await reader(site, { width: 1280 });
		const page = await context.newPage();
		await page.goto('/peringkat', { waitUntil: 'networkidle' });
		await page.getByLabel('Bandingkan DLH').check();
		await page.getByLabel('Bandingkan Dindik').check();
		await page.getByRole('button', { name: 'Bandingkan' }).click();
		await page.getByRole('heading', { name: 'Perbandingan' }).waitFor();
		expect(new URL(page.url()).searchParams.getAll('compare').sort()).toEqual(['DINDIK', 'DLH']);
		await context.close();
	});

	test('keeps what was chosen before a slow page came alive, and the list follows it', async () => {
		const context = await reader(site, { width: 1280 });
		const page = await context.newPage();
		let arrive = () => {};
		const late = new Promise<void>((resolve) => (arrive = resolve));
		await page.route('**/*.js', async (route) => {
			await late;
			await route.continue();
		});
		await page.goto('/sekolah', { waitUntil: 'commit' });
		await page.getByLabel('SLB').check();
		await page.getByLabel('Wilayah').selectOption('33.75.01');
		arrive();
		await page.waitForURL(/level=SPECIAL.*within=33\.75\.01|within=33\.75\.01.*level=SPECIAL/);
		expect(await page.getByLabel('SLB').isChecked()).toBe(true);
		expect(await page.getByLabel('Wilayah').inputValue()).toBe('33.75.01');
		await context.close();
	});

	test('switches language and theme, and both stay', async () => {
		const context = await reader(site, { width: 1280 });
		const page = await context.newPage();
		await page.goto('/peringkat', { waitUntil: 'networkidle' });
		await page.getByLabel('Bahasa dan tema').click();
		await page.getByRole('link', { name: 'English' }).first().click();
		await page.getByRole('link', { name: 'Overview' }).first().waitFor();
		await page.getByLabel('Language and theme').click();
		await page.getByRole('link', { name: 'Dark' }).first().click();
		await page.waitForSelector('html[data-theme="dark"][lang="en"]');
		expect(new URL(page.url()).pathname).toBe('/peringkat');
		await context.close();
	});

	test('reaches the search with a slash and the list of keys with a question mark', async () => {
		const context = await reader(site, { width: 1280 });
		const page = await context.newPage();
		await page.goto('/', { waitUntil: 'networkidle' });
		const focused = () => page.evaluate(() => document.activeElement?.getAttribute('name'));
		// The page may come alive a moment after all was fetched; until then a key does nothing.
		await expect
			.poll(async () => ((await focused()) === 'q' ? 'q' : page.keyboard.press('/').then(focused)))
			.toBe('q');
		await page.keyboard.press('Escape');
		await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
		await page.keyboard.press('?');
		await page.getByRole('dialog').waitFor();
		await context.close();
	});

	test('sees what a changed rule did to a figure, and nothing where none changed', async () => {
		const context = await reader(site, { javaScript: false });
		const page = await context.newPage();
		const told = page.getByRole('heading', { name: 'Selisih karena aturan berubah' });
		// Of DLH-04 the formula changed in 2025.
		await page.goto('/indikator/DLH-04?period=2025-Q2');
		expect(await told.count()).toBe(1);
		const change = page.locator('.change');
		expect(await change.textContent()).toMatch(/Sejak triwulan I 2025, rumus menjadi T \/ A × 100/);
		const query = `{ indicator(code: "DLH-04") { achievement(period: { year: 2025, quarter: 2 }) {
			attainment { percent } ruleChanges { difference former { percent } } } } }`;
		const answer = await fetch(`${site.address}/graphql?query=${encodeURIComponent(query)}`);
		const { achievement } = ((await answer.json()) as Changed).data.indicator;
		const [{ former, difference }] = achievement.ruleChanges;
		expect(Number(difference)).not.toBe(0);
		expect(await change.locator('dd').allTextContents()).toEqual(
			[
				`${former.percent}%`,
				`${achievement.attainment.percent}%`,
				`${Number(difference) > 0 ? '+' : ''}${difference} poin persentase`,
			].map((text) => text.replace('.', ',')),
		);
		for (const path of ['/indikator/DLH-04?period=2024-Q4', '/indikator/DINDIK-01']) {
			await page.goto(path);
			expect(await told.count()).toBe(0);
		}
		await context.close();
	});

	test('wakes a chart by reaching for it, and not before', async () => {
		const context = await reader(site, { width: 1280 });
		const page = await context.newPage();
		const scripts: string[] = [];
		await page.goto('/', { waitUntil: 'networkidle' });
		await page.locator('dialog').waitFor({ state: 'attached' });
		page.on('request', (request) => scripts.push(request.url()));
		expect(await page.locator('.chart .still svg').count()).toBeGreaterThan(0);
		expect(scripts).toEqual([]);
		await page.locator('.chart').first().hover();
		await page.locator('.chart .alive svg').waitFor();
		expect(scripts.length).toBeGreaterThan(0);
		await context.close();
	});

	test('goes back only to this site after choosing a theme', async () => {
		const away = await fetch(`${site.address}/preferensi?tema=dark&ke=//elsewhere.example/x`, {
			redirect: 'manual',
		});
		expect(away.headers.get('location')).toBe('/');
		const home = await fetch(`${site.address}/preferensi?tema=dark&ke=%2Ftren%3Fopd%3DDLH`, {
			redirect: 'manual',
		});
		expect(home.headers.get('location')).toBe('/tren?opd=DLH');
	});
});

lookRules(() => site);
pictureRules(() => site);
borderRules(() => site);
shortlistRules(() => site);
verdictRules(() => site);
exportRules(() => site);
