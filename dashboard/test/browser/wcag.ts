import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What of the page on the screen fails WCAG 2.2 AA, or does not fit; `name` says which page it is. */
export async function wcagFaults(page: Page, name: string): Promise<string[]> {
	const { violations } = await new AxeBuilder({ page })
		.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
		.analyze();
	const faults = violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html}`);
	const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	return wide > 0 ? [...faults, `${name}: ${wide} px too wide`] : faults;
}

/** Unfolds all that is folded. */
export async function unfold(page: Page): Promise<void> {
	await page.evaluate(() => {
		for (const one of document.querySelectorAll('main details')) one.setAttribute('open', '');
	});
}
