// Signing in and the own account, as people meet them: on a phone and a desk, in both themes, with and without JavaScript.
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeOf } from '../../../api/test/auth/visitor.ts';
import { openSite, reader, type Site } from './site.ts';
import { wcagFaults } from './wcag.ts';

let site: Site;
beforeAll(async () => {
	site = await openSite();
}, 400_000);
afterAll(() => site.close());

async function signIn(context: BrowserContext, account: string, path = '/masuk'): Promise<Page> {
	const page = await context.newPage();
	await page.goto(path);
	await page.fill('#email', `${account}@demo.example`);
	await page.fill('#password', 'seksama-demo');
	await page.click('main form button');
	return page;
}

test.each([true, false])(
	'somebody signs in, sees the own account and signs out (JavaScript: %s)',
	async (javaScript) => {
		const context = await reader(site, { javaScript });
		const page = await signIn(context, 'evaluator');
		await page.waitForURL('**/akun');
		expect(await page.textContent('h1')).toContain('Evaluator');
		const [cookie] = (await context.cookies()).filter(
			({ name }) => name === 'seksama.session_token',
		);
		expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', expires: -1, path: '/' });
		await page.click('text=Keluar');
		await page.waitForURL('**/masuk');
		await page.goto('/akun');
		expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/masuk?ke=%2Fakun');
		await context.close();
	},
);

test('a wrong password says so and keeps the e-mail that was typed', async () => {
	const context = await reader(site, { javaScript: false });
	const page = await context.newPage();
	await page.goto('/masuk');
	await page.fill('#email', 'leadership@demo.example');
	await page.fill('#password', 'not this one');
	await page.click('main form button');
	expect(await page.textContent('[role=alert]')).toContain('tidak cocok');
	expect(await page.inputValue('#email')).toBe('leadership@demo.example');
	expect(await page.inputValue('#password')).toBe('');
	await context.close();
});

test('what was typed before the page came alive stays', async () => {
	const context = await reader(site);
	const page = await context.newPage();
	let released = () => {};
	const held = new Promise<void>((resolve) => (released = resolve));
	await page.route(/\.js$/, (route) => held.then(() => route.continue()));
	await page.goto('/masuk', { waitUntil: 'commit' });
	await page.fill('#email', 'leadership@demo.example');
	released();
	await page.waitForLoadState('networkidle');
	await page.waitForTimeout(500);
	expect(await page.inputValue('#email')).toBe('leadership@demo.example');
	await context.close();
});

test('a role that needs it asks for the second factor, and a wrong code can be mended', async () => {
	const context = await reader(site, { width: 1280 });
	const page = await signIn(context, 'admin', '/masuk?ke=%2Fakun%2Fsesi');
	await page.waitForURL('**/masuk/kode?ke=%2Fakun%2Fsesi');
	await page.fill('#code', '000000');
	await page.click('main form button');
	expect(await page.textContent('[role=alert]')).toContain('Kode tidak cocok');
	await page.fill('#code', await codeOf());
	await page.click('main form button');
	await page.waitForURL('**/akun/sesi');
	expect(await page.textContent('main')).toContain('peramban ini');
	await page.goto('/akun');
	expect(await page.textContent('dl')).toContain('Admin');
	await context.close();
});

test('a foreign address to go on to is not followed', async () => {
	const context = await reader(site);
	const page = await signIn(context, 'evaluator', '/masuk?ke=https%3A%2F%2Fevil.example%2F');
	await page.waitForURL('**/akun');
	await context.close();
});

test('a token is made, shown once, listed and revoked', async () => {
	const context = await reader(site, { javaScript: false });
	const page = await signIn(context, 'developer', '/masuk?ke=%2Fakun%2Ftoken');
	await page.waitForURL('**/akun/token');
	await page.fill('#name', 'Laporan uji');
	await page.uncheck('[value=READ_PUBLIC]');
	await page.click('text=Buat token');
	expect(await page.textContent('[role=alert]')).toContain('Pilih sedikitnya satu');
	expect(await page.inputValue('#name')).toBe('Laporan uji');
	await page.check('[value=READ_OWN]');
	await page.click('text=Buat token');
	const token = (await page.textContent('code.token')) ?? '';
	expect(token).toMatch(/^sks_[\w-]{43}$/);
	const answer = await fetch(`${site.address}/graphql`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
		body: JSON.stringify({ query: '{ viewer { name } }' }),
	});
	expect(await answer.json()).toMatchObject({ data: { viewer: { name: 'Pengembang (contoh)' } } });
	await page.goto('/akun/token');
	expect(await page.content()).not.toContain(token);
	await page.click('[aria-label="Cabut token Laporan uji"]');
	expect(await page.textContent('[role=status]:has-text("dicabut")')).toBeTruthy();
	await context.close();
});

test('ending the other sessions signs the other browser out', async () => {
	const [one, two] = [await reader(site), await reader(site, { width: 1280 })] as const;
	const other = await signIn(two, 'agency-head-2');
	await other.waitForURL('**/akun');
	const page = await signIn(one, 'agency-head-2', '/masuk?ke=%2Fakun%2Fsesi');
	await page.waitForURL('**/akun/sesi');
	await page.click('text=Akhiri sesi lain');
	await page.waitForSelector('text=Sesi diakhiri.');
	await other.goto('/akun');
	expect(new URL(other.url()).pathname).toBe('/masuk');
	await one.close();
	await two.close();
});

const views = [
	{ width: 390, theme: 'light', language: 'id' },
	{ width: 390, theme: 'dark', language: 'en' },
	{ width: 1280, theme: 'light', language: 'en' },
	{ width: 1280, theme: 'dark', language: 'id' },
] as const;

test.each(views)(
	'every page of the account passes WCAG 2.2 AA and fits: $width $theme $language',
	async (view) => {
		const context = await reader(site, view);
		const page = await context.newPage();
		const faults: string[] = [];
		page.on('console', (message) => {
			if (message.type() === 'error' && !message.text().includes('410'))
				faults.push(message.text());
		});
		const look = async (path: string) => {
			await page.goto(path);
			faults.push(...(await wcagFaults(page, path)));
			if (process.env['SHOTS'])
				await page.screenshot({
					path: `${process.env['SHOTS']}/${path.replaceAll(/\W+/g, '-')}-${view.width}-${view.theme}.png`,
					fullPage: true,
				});
		};
		for (const path of [
			'/masuk',
			'/masuk/kode',
			'/masuk/kode?cadangan=1',
			'/masuk/admin-pertama',
			'/keluar',
		])
			await look(path);
		await page.goto('/masuk');
		await page.fill('#email', 'school-staff@demo.example');
		await page.fill('#password', 'seksama-demo');
		await page.click('main form button');
		await page.waitForURL('**/akun');
		for (const path of ['/akun', '/akun/dua-langkah', '/akun/sesi', '/akun/token'])
			await look(path);
		expect(faults).toEqual([]);
		await context.close();
	},
);
