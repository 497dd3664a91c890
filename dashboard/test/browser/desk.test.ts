// The desk, as staff, head and evaluator work at it: an entry from the form to the public, without a program in the browser.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn } from './sign-in.ts';
import { openSite, reader, type Site } from './site.ts';
import { unfold, wcagFaults } from './wcag.ts';

let site: Site;
beforeAll(async () => {
	site = await openSite();
}, 400_000);
afterAll(() => site.close());

async function desk(account: string, view: Parameters<typeof reader>[1] = { javaScript: false }) {
	const context = await reader(site, view);
	return { page: await signIn(context, account, '/meja'), close: () => context.close() };
}

test('who has no desk finds no such page, and a stranger is asked to sign in', async () => {
	const context = await reader(site, { javaScript: false });
	const page = await context.newPage();
	await page.goto('/meja');
	expect(new URL(page.url()).pathname).toBe('/masuk');
	await context.close();
	const { page: school, close } = await desk('school-staff');
	expect((await school.goto('/meja'))?.status()).toBe(404);
	await close();
});

test('what was given back is mended, handed in, approved, verified and published, by three people', async () => {
	const staff = await desk('agency-staff');
	const row = staff.page.locator('main li', { hasText: 'Dikembalikan' }).first();
	const code = (await row.getAttribute('id')) ?? '';
	const item = (page: Page) => page.locator('main li', { hasText: code }).first();
	await row.locator('summary').click();
	const figure = row.locator('input[name=actual], input[name=numerator]').first();
	await figure.fill('satu');
	await row.locator('button[value=save]').click();
	await expect
		.poll(() => item(staff.page).locator('[role=alert]').innerText())
		.toContain('tidak dapat dipakai');
	expect(
		await item(staff.page)
			.locator('input[name=actual], input[name=numerator]')
			.first()
			.inputValue(),
	).toBe('satu');
	await item(staff.page).locator('input[name=actual], input[name=numerator]').first().fill('2,75');
	await item(staff.page).locator('textarea').fill('Penjelasan selisih terlampir.');
	await item(staff.page).locator('button[value=submit]').click();
	await expect.poll(() => item(staff.page).locator('.state').innerText()).toBe('Diajukan');
	await staff.close();

	const head = await desk('agency-head');
	await item(head.page).locator('button[value=APPROVE]').click();
	await expect
		.poll(() => head.page.locator('main [role=status]').innerText())
		.toContain('disetujui');
	await head.close();

	const evaluator = await desk('evaluator');
	await item(evaluator.page).locator('button[value=VERIFY]').click();
	await expect
		.poll(() => evaluator.page.locator('main [role=status]').innerText())
		.toContain('terverifikasi');
	await evaluator.page.locator('form[action="?/publish"] button').first().click();
	await expect
		.poll(() => evaluator.page.locator('main [role=status]').innerText())
		.toMatch(/\d+ realisasi diterbitkan/);
	await evaluator.close();

	const citizen = await reader(site, { javaScript: false });
	const page = await citizen.newPage();
	await page.goto(`/indikator/${code}`);
	expect(await page.locator('main').innerText()).toContain('2,75');
	await citizen.close();
});

test('an entry is given back with a reason, which the agency reads', async () => {
	const head = await desk('agency-head');
	const waiting = head.page.locator('main li.card', { hasText: 'Diajukan' }).first();
	const code = /DINDIK-\d+/.exec(await waiting.innerText())?.[0] ?? '';
	await waiting.locator('summary').click();
	await waiting.locator('input[name=reason]').fill('Satuannya keliru.');
	await waiting.locator('details form button').click();
	await expect
		.poll(() => head.page.locator('main [role=status]').innerText())
		.toContain('dikembalikan');
	await head.close();
	const staff = await desk('agency-staff');
	const row = staff.page.locator(`[id="${code}"]`);
	expect(await row.innerText()).toContain('Dikembalikan');
	await row.locator('summary').click();
	expect(await row.innerText()).toContain('Satuannya keliru.');
	await staff.close();
});

test('all that waits is verified at once', async () => {
	const evaluator = await desk('evaluator');
	await evaluator.page.locator('form[action="?/all"] button').click();
	await expect
		.poll(() => evaluator.page.locator('main [role=status]').innerText())
		.toContain('terverifikasi');
	expect(await evaluator.page.locator('button[value=VERIFY]').count()).toBe(0);
	await evaluator.close();
});

test.each([
	{ width: 390, theme: 'light', language: 'id' },
	{ width: 390, theme: 'dark', language: 'en' },
	{ width: 1280, theme: 'light', language: 'en' },
	{ width: 1280, theme: 'dark', language: 'id' },
] as const)('every desk passes WCAG 2.2 AA and fits: $width $theme $language', async (view) => {
	const faults: string[] = [];
	for (const account of ['agency-staff', 'agency-head', 'evaluator']) {
		const { page, close } = await desk(account, view);
		page.on('console', (message) => {
			if (message.type() === 'error') faults.push(message.text());
		});
		await page.goto('/meja', { waitUntil: 'networkidle' });
		await unfold(page);
		faults.push(...(await wcagFaults(page, account)));
		if (process.env['SHOTS'])
			await page.screenshot({
				path: `${process.env['SHOTS']}/desk-${account}-${view.width}-${view.theme}.png`,
			});
		await close();
	}
	expect(faults).toEqual([]);
});
