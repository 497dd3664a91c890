import type { BrowserContext, Page } from 'playwright-core';
import { codeOf } from '../../../api/test/auth/visitor.ts';

/** Signs a demo account in, with its second factor where it has one, and goes on to a page. */
export async function signIn(
	context: BrowserContext,
	account: string,
	path: string,
): Promise<Page> {
	const page = await context.newPage();
	await page.goto(`/masuk?ke=${encodeURIComponent(path)}`);
	await page.fill('#email', `${account}@demo.example`);
	await page.fill('#password', 'seksama-demo');
	await page.click('main form button');
	await page.waitForURL(({ pathname }) => pathname !== '/masuk');
	if (page.url().includes('/masuk/kode')) {
		await page.fill('#code', await codeOf());
		await page.click('main form button');
		await page.waitForURL((url) => !url.pathname.startsWith('/masuk'));
	}
	return page;
}
