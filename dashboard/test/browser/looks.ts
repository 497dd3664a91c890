import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { publicPages, reader, type Site } from './site.ts';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const widths = [390, 1280];
const themes = ['light', 'dark'] as const;
/** Each language and each theme; which of them go together changes nothing, as colours say no words. */
const looks = [
	{ language: 'id', theme: 'light' },
	{ language: 'en', theme: 'dark' },
] as const;

/** What holds for every public page in every look: each language, theme and width. */
export function lookRules(site: () => Site): void {
	describe.each(publicPages)('%s', (path) => {
		test.each(looks)(
			'meets WCAG 2.2 AA, fits the screen, has room for a thumb and is quiet: $language, $theme',
			async (look) => {
				const context = await reader(site(), { ...look, touch: true });
				const page = await context.newPage();
				const trouble = listen(page);
				await page.goto(path, { waitUntil: 'networkidle' });

				const found = (await tooSmall(page)).map((control) => `too small: ${control}`);
				for (const width of widths) {
					await page.setViewportSize({ width, height: width < 600 ? 844 : 900 });
					const wider = await page.evaluate(
						() => document.documentElement.scrollWidth - window.innerWidth,
					);
					if (wider > 0) found.push(`${width} px: wider than the screen by ${wider}`);
					const { violations } = await new AxeBuilder({ page }).withTags(standards).analyze();
					for (const { id, nodes } of violations)
						found.push(...nodes.map(({ html }) => `${width} px: ${id}: ${html}`));
				}
				expect(found).toEqual([]);
				expect(trouble.graphql).toEqual([]);
				expect(trouble.console.filter((line) => !line.includes('404'))).toEqual([]);
				expect(await page.getAttribute('html', 'lang')).toBe(look.language);
				await context.close();
			},
		);
	});

	test.each(themes)('the theme of a %s device has the colours of the one chosen', async (theme) => {
		const context = await reader(site(), { theme });
		const page = await context.newPage();
		await page.goto('/pengembang');
		const colours = (chosen: string) =>
			page.evaluate((name) => {
				document.documentElement.dataset['theme'] = name;
				const style = getComputedStyle(document.documentElement);
				const names = [...document.styleSheets]
					.flatMap((sheet) =>
						[...sheet.cssRules].flatMap((rule) => rule.cssText.match(/--[\w-]+/g)),
					)
					.filter((property) => property !== null);
				return Object.fromEntries(
					[...new Set(names)].map((property) => [property, style.getPropertyValue(property)]),
				);
			}, chosen);
		const device = await colours('system');
		expect(Object.keys(device).length).toBeGreaterThan(40);
		expect(await colours(theme)).toEqual(device);
		await context.close();
	});
}

/** Controls smaller than a thumb, 44 px each way. Links inside of a text are none: they are as tall as it is. */
function tooSmall(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const controls = 'button, summary, select, textarea, input:not([type=hidden]), nav a, a.button';
		return [...document.querySelectorAll<HTMLElement>(controls)].flatMap((control) => {
			// Whoever hits the label hits what it names.
			const boxes = [control, control.closest('label')].flatMap(
				(each) => each?.getBoundingClientRect() ?? [],
			);
			const [width, height] = (['width', 'height'] as const).map((side) =>
				Math.max(...boxes.map((box) => box[side])),
			);
			if (!control.checkVisibility() || !width || !height) return [];
			return width > 43.5 && height > 43.5
				? []
				: [`${Math.round(width)} × ${Math.round(height)}: ${control.outerHTML.slice(0, 120)}`];
		});
	});
}

function listen(page: Page) {
	const heard = { graphql: [] as string[], console: [] as string[] };
	page.on('request', (request) => {
		if (new URL(request.url()).pathname === '/graphql') heard.graphql.push(request.url());
	});
	page.on('console', (message) => {
		if (message.type() === 'error' || message.type() === 'warning')
			heard.console.push(message.text());
	});
	page.on('pageerror', (error) => heard.console.push(error.message));
	return heard;
}
