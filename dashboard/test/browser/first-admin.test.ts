// A city of its own: the program prints a link, and whoever opens it becomes the admin, with a second factor.
import { AxeBuilder } from '@axe-core/playwright';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openDatabase } from '@seksama/schema/connect.ts';
import { databaseSettings } from '@seksama/schema/settings.ts';
import { codeOf } from '../../../api/test/auth/visitor.ts';
import { closePages, openBrowser } from './chromium.ts';

const root = join(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'seksama-first-'));
const env = {
	...process.env,
	DATABASE_URL: '',
	DATA_DIR: folder,
	PORT: '0',
	HOME_CITY: '33.74',
	SEED_PROFILE: 'real',
	RATE_LIMIT: 'off',
};
const node = ['--disable-warning=ExperimentalWarning'];
let browser: Browser;
let program: ChildProcess;
let output = '';
let adminContext: BrowserContext;
/** The authenticator of the first admin, once it is set up. */
let secret = '';

beforeAll(async () => {
	program = spawn(process.execPath, [...node, 'dashboard/start.ts'], { cwd: root, env });
	for (const stream of [program.stdout, program.stderr])
		stream?.on('data', (data: Buffer) => (output += data.toString()));
	await vi.waitUntil(() => output.includes('Ctrl+C'), { timeout: 300_000, interval: 200 });
	browser = await openBrowser();
}, 400_000);
afterAll(async () => {
	if (browser) await closePages(browser);
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
	await page.fill('#email', 'rini@kota.example');
	await page.fill('#password', 'batik jlamprang biru');
	await page.fill('#again', 'batik jlamprang merah');
	await page.click('main form button');
	expect(await page.textContent('[role=alert]')).toContain('tidak sama');
	expect(await page.inputValue('#email')).toBe('rini@kota.example');
	await page.fill('#password', 'batik jlamprang biru');
	await page.fill('#again', 'batik jlamprang biru');
	await shot('first-admin');
	await page.click('main form button');
	await page.waitForURL('**/akun/dua-langkah');
	const tokenPage = `${new URL(link).origin}/akun/token`;
	await page.goto(tokenPage);
	expect(await page.textContent('main')).toContain('tidak membawa peran auditor dan admin');
	await page.goto(`${new URL(link).origin}/akun/dua-langkah`);
	await page.fill('#password', 'batik jlamprang biru');
	await page.click('text=Pasang verifikasi dua langkah');
	secret = ((await page.textContent('.secret code')) ?? '').replaceAll(' ', '');
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
	await page.click('main a[href="/admin"]');
	expect(await page.textContent('h1')).toBe('Langkah pertama');
	expect(await page.locator('main ol a.button').count()).toBe(2);
	await shot('first-steps');
	await page.goto(`${new URL(link).origin}/akun`);
	expect(await page.textContent('dl')).toContain('Admin · 33.74');
	await page.goto(tokenPage);
	expect(await page.textContent('main')).not.toContain('tidak membawa peran');

	await page.goto(link);
	expect(await page.textContent('[role=alert]')).toContain('sudah dipakai');

	const other = await (
		await browser.newContext({ viewport: { width: 1280, height: 900 } })
	).newPage();
	await other.goto(`${new URL(link).origin}/masuk`);
	await other.fill('#email', 'rini@kota.example');
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

const site = () => /http:\/\/localhost:\d+/.exec(output)?.[0] ?? '';
const plain = { javaScriptEnabled: false, viewport: { width: 1280, height: 900 } };

/** Somebody who opens their link in a browser of their own and sets a password. */
async function arrive(link: string): Promise<Page> {
	const page = await (await browser.newContext(plain)).newPage();
	await page.goto(link);
	await page.fill('#password', 'kopi tubruk pagi hari');
	await page.fill('#again', 'kopi tubruk pagi hari');
	await page.click('main form button');
	await page.waitForURL('**/akun');
	return page;
}

async function setUpFactor(page: Page): Promise<void> {
	await page.goto(`${site()}/akun/dua-langkah`);
	await page.fill('#password', 'kopi tubruk pagi hari');
	await page.click('text=Pasang verifikasi dua langkah');
	const own = ((await page.textContent('.secret code')) ?? '').replaceAll(' ', '');
	await page.fill('#code', await codeOf(own));
	await page.click('text=Aktifkan');
	await page.waitForURL('**selesai=1');
}

/** Makes an account and gives it a role; answers the link that lets its owner in. */
async function invite(
	page: Page,
	name: string,
	role: string,
	agency: string | null = null,
): Promise<string> {
	await page.goto(`${site()}/admin/pengguna/baru`);
	await page.fill('#name', name);
	await page.fill('#email', `${name.toLowerCase()}@kota.example`);
	await page.click('main form button');
	const link = (await page.textContent('.link code')) ?? '';
	await page.click('main a.button.primary');
	await page.selectOption('#role', role);
	if (agency) await page.selectOption('#agency', agency);
	await page.fill('#give-reason', 'SK 1/2026');
	await page.click('#beri button');
	await page.waitForURL(/selesai=give/);
	return link;
}

test('the admin lets others in; a case role waits for a case supervisor, the first of whom the operator approves', async () => {
	adminContext = await browser.newContext(plain);
	const admin = await adminContext.newPage();
	await admin.goto(`${site()}/masuk?ke=%2Fadmin%2Fopd`);
	await admin.fill('#email', 'rini@kota.example');
	await admin.fill('#password', 'batik jlamprang biru');
	await admin.click('main form button');
	await admin.waitForURL('**/masuk/kode**');
	// The code of now was taken when the authenticator was set up.
	await admin.fill('#code', await codeOf(secret, 1));
	await admin.click('main form button');
	await admin.waitForURL('**/admin/opd');
	await admin.fill('#code', 'DP3A');
	await admin.fill('#new-name', 'Dinas Perlindungan Anak');
	await admin.fill('#new-nameEn', 'Child Protection Office');
	await admin.fill('#new-shortName', 'DP3A');
	await admin.click('form[action="?/create"] button');
	await admin.waitForURL(/selesai=buat/);
	await admin.click('main a[href="/admin"]');
	await admin.click('main ol a.button');
	await admin.waitForURL('**/admin/pengguna/baru');

	const budi = await arrive(await invite(admin, 'Budi', 'EVALUATOR'));
	await admin.goto(`${site()}/admin`);
	expect(new URL(admin.url()).pathname).toBe('/admin/pengguna');
	expect(await budi.textContent('dl')).toContain('Evaluator · 33.74');

	const sariLink = await invite(admin, 'Sari', 'CASE_SUPERVISOR', 'DP3A');
	expect(await admin.textContent('main')).toContain('Menunggu persetujuan');
	// Approved once she is in: a role approved before the link is used would wait again.
	const sari = await arrive(sariLink);
	await setUpFactor(sari);
	const approved = spawnSync(
		process.execPath,
		[...node, 'schema/src/main.ts', 'supervisor', 'sari@kota.example'],
		{ cwd: root, env },
	);
	expect(String(approved.stderr) + String(approved.stdout)).toContain('first case supervisor');
	await sari.goto(`${site()}/akun`);
	expect(await sari.textContent('dl')).toContain('Penyelia kasus · DP3A');

	const tono = await arrive(await invite(admin, 'Tono', 'CASE_WORKER', 'DP3A'));
	await setUpFactor(tono);
	await tono.goto(`${site()}/akun`);
	expect(await tono.textContent('dl')).toContain('Belum ada peran');
	await admin.goto(`${site()}/admin/persetujuan`);
	expect(await admin.textContent('main li')).toContain('Menunggu penyelia kasus');
	expect(await admin.locator('form[action="?/approve"]').count()).toBe(0);
	await sari.goto(`${site()}/admin/persetujuan`);
	await sari.click('form[action="?/approve"] button');
	await sari.waitForURL(/selesai=setuju/);
	await tono.reload();
	expect(await tono.textContent('dl')).toContain('Petugas kasus · DP3A');
	expect(output).not.toMatch(/tautan\?kode|tubruk/);
});

const pages = [
	...[
		'/',
		'/peringkat',
		'/tren',
		'/sekolah',
		'/sekolah?tampilan=peta',
		'/cari?q=dinas',
		'/tidak-ada',
	],
	...['/pengembang', '/pengembang/RankingPage', '/masuk', '/bagan/peta.svg', '/export/schools.csv'],
	...['/akun', '/akun/sesi', '/admin/pengguna', '/admin/opd', '/admin/wilayah', '/admin/kesehatan'],
];

test('no page of another city says the name of the one that the platform comes from', async () => {
	await inDatabase(`insert into app.school (city_code, npsn, name, level, ownership, authority, village_code)
		select '33.74', '20328001', 'SD Negeri 1', 'PRIMARY', 'PUBLIC', 'CITY', min(code) from app.region
		where level = 'VILLAGE'`);
	for (const language of ['id', 'en']) {
		const { cookies } = await adminContext.storageState();
		const cookie = [...cookies.map(({ name, value }) => `${name}=${value}`), `lang=${language}`];
		const headers = { cookie: cookie.join('; '), accept: 'text/html' };
		for (const path of pages) {
			const answer = await fetch(`${site()}${path}`, { headers });
			expect([path, (await answer.text()).match(/.{0,40}(Pekalongan|33\.75).{0,20}/i)]).toEqual([
				path,
				null,
			]);
		}
	}
	const page = await adminContext.newPage();
	await page.goto(`${site()}/sekolah?tampilan=peta`);
	expect(await page.locator('.block').count()).toBe(16);
	expect(await page.locator('.block .tile').count()).toBe(177);
	expect(await page.textContent('.rail .under')).toBe('Kota Semarang');
	await page.close();
});

test('an act of weight asks for a code once the last proof is five minutes old, and keeps what was typed', async () => {
	const rini = await (await browser.newContext(plain)).newPage();
	await rini.goto(`${site()}/masuk?ke=%2Fadmin%2Fpengguna`);
	await rini.fill('#email', 'rini@kota.example');
	await rini.fill('#password', 'batik jlamprang biru');
	await rini.click('main form button');
	await rini.waitForURL('**/masuk/kode**');
	await inDatabase('update app.two_factor set last_step = null');
	await rini.fill('#code', await codeOf(secret));
	await rini.click('main form button');
	await rini.waitForURL('**/admin/pengguna');
	await rini.click('main li a:has-text("Budi")');
	await rini.click('#akhiri summary');
	await rini.fill('#akhiri-reason', 'laptop hilang');
	await inDatabase(`alter table app.session disable trigger limit_session;
		update app.session set created_at = created_at - interval '6 minutes', second_factor_at = second_factor_at - interval '6 minutes';
		alter table app.session enable trigger limit_session; update app.two_factor set last_step = null`);
	await rini.click('#akhiri button');
	expect(await rini.textContent('#akhiri [role=alert]')).toContain('lebih dari 5 menit');
	expect(await rini.inputValue('#akhiri-reason')).toBe('laptop hilang');
	await rini.fill('#akhiri-proof', '000000');
	await rini.click('#akhiri button');
	expect(await rini.textContent('#akhiri [role=alert]')).toContain('Kode tidak cocok');
	await rini.fill('#akhiri-proof', await codeOf(secret));
	await rini.click('#akhiri button');
	await rini.waitForURL(/selesai=sessions/);
});

/** Joins the database of the running program, as an operator does. */
async function inDatabase(text: string): Promise<void> {
	const database = await openDatabase(databaseSettings(env));
	await database.asOwner((client) => client.query(text));
	await database.close();
}
