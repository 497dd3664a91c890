// A city of its own: the program prints a link, and whoever opens it becomes the admin, with a second factor.
import { AxeBuilder } from '@axe-core/playwright';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { codeOf } from '../../../api/test/auth/visitor.ts';
import { openBrowser } from './chromium.ts';

const root = join(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'seksama-first-'));
const env = {
	...process.env,
	DATABASE_URL: '',
	DATA_DIR: folder,
	PORT: '0',
	RATE_LIMIT: 'off',
};
const node = ['--disable-warning=ExperimentalWarning'];
let browser: Browser;
let program: ChildProcess;
let output = '';

beforeAll(async () => {
	const seeded = spawnSync(process.execPath, [...node, 'seed/src/main.ts', '--profile', 'real'], {
		cwd: root,
		env,
	});
	expect(String(seeded.stderr)).toBe('');
	program = spawn(process.execPath, [...node, 'dashboard/start.ts'], { cwd: root, env });
	for (const stream of [program.stdout, program.stderr])
		stream?.on('data', (data: Buffer) => (output += data.toString()));
	await vi.waitUntil(() => output.includes('Ctrl+C'), { timeout: 300_000, interval: 200 });
	browser = await openBrowser();
}, 400_000);
afterAll(async () => {
	await browser?.close();
	const ended = new Promise((resolve) => program.once('exit', resolve));
	program.kill('SIGTERM');
	await ended;
	rmSync(folder, { recursive: true, force: true });
});

test('the link makes the admin, who sets up the second factor and signs in with it', async () => {
	const [link = ''] =
		/http:\/\/localhost:\d+\/masuk\/admin-pertama\?kode=[\w-]+/.exec(output) ?? [];
	expect(output).not.toContain('@demo.example');
	const context = await browser.newContext({
		javaScriptEnabled: false,
		viewport: { width: 390, height: 844 },
	});
	const page = await context.newPage();
	const shot = async (name: string) => {
		if (process.env['SHOTS'])
			await page.screenshot({ path: `${process.env['SHOTS']}/${name}.png`, fullPage: true });
	};
	await page.goto(link);
	await page.fill('#name', 'Rini Admin');
	await page.fill('#email', 'rini@pekalongankota.example');
	await page.fill('#password', 'batik jlamprang biru');
	await page.fill('#again', 'batik jlamprang merah');
	await page.click('main form button');
	expect(await page.textContent('[role=alert]')).toContain('tidak sama');
	expect(await page.inputValue('#email')).toBe('rini@pekalongankota.example');
	await page.fill('#password', 'batik jlamprang biru');
	await page.fill('#again', 'batik jlamprang biru');
	await shot('first-admin');
	await page.click('main form button');
	await page.waitForURL('**/akun/dua-langkah');
	await page.fill('#password', 'batik jlamprang biru');
	await page.click('text=Pasang verifikasi dua langkah');
	const secret = ((await page.textContent('.secret code')) ?? '').replaceAll(' ', '');
	expect(await page.locator('svg[role=img] path').count()).toBe(1);
	const backup = (await page.textContent('.codes li code')) ?? '';
	await shot('factor-set-up');
	await page.fill('#code', '000000');
	await page.click('text=Aktifkan');
	expect(await page.textContent('[role=alert]')).toContain('Kode tidak cocok');
	expect(((await page.textContent('.secret code')) ?? '').replaceAll(' ', '')).toBe(secret);
	await page.fill('#code', await codeOf(secret));
	await page.click('text=Aktifkan');
	await page.waitForURL('**/akun/dua-langkah?selesai=1');
	await shot('factor-done');
	await page.goto(`${new URL(link).origin}/akun`);
	expect(await page.textContent('dl')).toContain('Admin · 33.75');

	await page.goto(link);
	expect(await page.textContent('[role=alert]')).toContain('sudah dipakai');

	const other = await (
		await browser.newContext({ viewport: { width: 1280, height: 900 } })
	).newPage();
	await other.goto(`${new URL(link).origin}/masuk`);
	await other.fill('#email', 'rini@pekalongankota.example');
	await other.fill('#password', 'batik jlamprang biru');
	await other.click('main form button');
	await other.waitForURL('**/masuk/kode');
	await other.click('a:has-text("kode cadangan")');
	await other.waitForURL('**/masuk/kode?cadangan=1');
	await other.fill('#code', backup);
	await other.click('main form button');
	await other.waitForURL('**/akun');
	await other.goto(`${new URL(link).origin}/akun/dua-langkah`);
	const { violations } = await new AxeBuilder({ page: other })
		.withTags(['wcag2a', 'wcag2aa', 'wcag22aa'])
		.analyze();
	expect(violations.map(({ id }) => id)).toEqual([]);
	await context.close();
	expect(output).not.toMatch(/rini@|jlamprang/);
});
