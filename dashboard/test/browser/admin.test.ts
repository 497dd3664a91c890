// The desk of administration, as admins, supervisors, auditors and heads meet it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn } from './sign-in.ts';
import { openSite, reader, type Site } from './site.ts';
import { unfold, wcagFaults } from './wcag.ts';

let site: Site;
beforeAll(async () => {
	site = await openSite();
}, 400_000);
afterAll(() => site.close());

test('who has nothing to do there finds no such page, and a stranger is asked to sign in', async () => {
	const context = await reader(site, { javaScript: false });
	const page = await signIn(context, 'evaluator', '/akun');
	for (const path of ['/admin', '/admin/pengguna', '/admin/hak', '/admin/jejak/jejak.csv']) {
		const answer = await page.goto(path);
		expect([path, answer?.status()]).toEqual([path, 404]);
	}
	expect(await page.locator('a[href="/admin"]').count()).toBe(0);
	await context.clearCookies();
	await page.goto('/admin/pengguna?role=ADMIN');
	expect(new URL(page.url()).search).toBe('?ke=%2Fadmin%2Fpengguna%3Frole%3DADMIN');
	await context.close();
});

test('each desk shows its own pages only: a case supervisor finds approvals and no sessions', async () => {
	const context = await reader(site, { width: 1280 });
	const page = await signIn(context, 'case-supervisor', '/admin');
	const tabs = await page.locator('main nav.tabs a').allTextContents();
	expect(tabs).toEqual(['Pengguna', 'Persetujuan', 'Matriks hak', 'Paket aturan', 'Jejak audit']);
	expect((await page.goto('/admin/sesi'))?.status()).toBe(404);
	expect((await page.goto('/admin/pengguna/baru'))?.status()).toBe(404);
	expect((await page.goto('/admin/persetujuan'))?.headers()['cache-control']).toContain('no-store');
	await context.close();
});

test('a head is asked to set up the second factor before the desk opens', async () => {
	const context = await reader(site);
	const page = await signIn(context, 'agency-head', '/admin/pengguna');
	expect(new URL(page.url()).pathname).toBe('/akun/dua-langkah');
	await context.close();
});

test('somebody is made, let in by the link, given a role and blocked again, all without JavaScript', async () => {
	const email = `uji-${Date.now()}@pekalongan.example`;
	const context = await reader(site, { javaScript: false });
	const page = await signIn(context, 'admin', '/admin/pengguna/baru');
	await page.fill('#name', 'Dewi Uji');
	await page.fill('#email', 'admin@demo.example');
	await page.click('main form button');
	expect(await page.textContent('[role=alert]')).toContain('sudah punya akun');
	expect(await page.inputValue('#name')).toBe('Dewi Uji');
	await page.fill('#email', email);
	await page.click('main form button');
	const link = (await page.textContent('.link code')) ?? '';
	expect(link).toContain(`${site.address}/masuk/tautan?kode=`);
	await page.click('main a.button.primary');
	await page.selectOption('#role', 'AGENCY_STAFF');
	await page.click('#beri button');
	expect(await page.textContent('[role=alert]')).toContain('Pilih perangkat daerah');
	await page.selectOption('#agency', 'DINKES');
	await page.fill('#validTo', '2020-01-01');
	await page.fill('#give-reason', 'ST 5/2026');
	// The browser itself would hold back a day that is over.
	await page.locator('#beri').evaluate((form: HTMLFormElement) => (form.noValidate = true));
	await page.click('#beri button');
	expect(await page.textContent('[role=alert]')).toContain('Tanggal akhir');
	expect(await page.inputValue('#give-reason')).toBe('ST 5/2026');
	// A browser that knows no such field sends what was typed.
	await page.locator('#validTo').evaluate((input: HTMLInputElement) => (input.type = 'text'));
	await page.fill('#validTo', '2026-02-30');
	await page.click('#beri button');
	expect(await page.textContent('[role=alert]')).toContain('bukan tanggal');
	await page.fill('#validTo', '');
	await page.click('#beri button');
	await page.waitForURL(/selesai=give/);
	const grants = page.locator('section[aria-labelledby=peran]');
	expect(await grants.textContent()).toContain('ST 5/2026');

	const other = await reader(site, { javaScript: false });
	const guest = await other.newPage();
	await guest.goto(link);
	expect(await guest.textContent('main')).toContain('Dewi Uji');
	await guest.fill('#password', 'pendek');
	await guest.locator('main form').evaluate((form: HTMLFormElement) => (form.noValidate = true));
	await guest.fill('#again', 'pendek');
	await guest.click('main form button');
	expect(await guest.textContent('[role=alert]')).toContain('sedikitnya 10');
	await guest.fill('#password', 'teh poci gula batu');
	await guest.fill('#again', 'teh poci gula batu');
	await guest.click('main form button');
	await guest.waitForURL('**/akun');
	expect(await guest.textContent('dl')).toContain('Staf perangkat daerah · DINKES');
	await guest.goto(link);
	expect(await guest.textContent('[role=alert]')).toContain('sudah dipakai');

	await page.click('#blokir summary');
	await page.fill('#blokir-reason', 'mutasi');
	await page.click('#blokir button');
	await page.waitForURL(/selesai=block/);
	await guest.goto('/akun');
	expect(new URL(guest.url()).pathname).toBe('/masuk');
	await page.goto('/admin/jejak');
	expect(await page.textContent('main ol')).toContain('mutasi');
	const file = await context.request.get('/admin/jejak/jejak.csv?action=UPDATE');
	expect(file.headers()['content-type']).toContain('text/csv');
	expect(await file.text()).toContain('mutasi');
	await other.close();
	await context.close();
});

test('a kelurahan is made and another renamed without JavaScript, and every map tells of both', async () => {
	const context = await reader(site, { javaScript: false });
	const page = await signIn(context, 'admin', '/admin/wilayah');
	await page.click('summary:has-text("Wilayah baru")');
	const form = page.locator('form[action="?/create"]');
	const fill = async (values: Record<string, string>) => {
		for (const [name, value] of Object.entries(values))
			await form.locator(`[name=${name}]`).fill(value);
		await form.locator('button').click();
	};
	const source = 'Perda Kota Pekalongan 1/2026';
	await fill({ code: '33.75.09.1001', name: 'Tengah', source, reason: 'pemekaran' });
	expect(await page.textContent('[role=alert]')).toContain('Buat kecamatannya dahulu');
	expect(await form.locator('[name=source]').inputValue()).toBe(source);
	await fill({ code: '33.75.01.1002' });
	expect(await page.textContent('[role=alert]')).toContain('sudah dipakai wilayah lain');
	await fill({ code: '33.75.1' });
	expect(await page.textContent('[role=alert]')).toContain('bukan kode Kemendagri');
	await fill({ code: '33.76.01' });
	expect(await page.textContent('[role=alert]')).toContain('tidak berwenang');
	await fill({ code: '33.75.01.1099', name: 'Medono Timur' });
	await page.waitForURL(/selesai=buat/);

	const entry = page.locator('li[id="33.75.01.1008"]');
	expect(await entry.locator('[name=name]').inputValue()).toBe('Pasirkratonkramat');
	await entry.locator('summary').click();
	await entry.locator('[name=name]').fill('Pasirsari Baru');
	await entry.locator('[name=reason]').fill('ganti nama');
	await entry.locator('button').click();
	await page.waitForURL(/selesai=ubah/);
	expect(await page.textContent('[role=status]')).toContain('Wilayah disimpan');

	for (const path of ['/', '/sekolah?tampilan=peta']) {
		await page.goto(path);
		const map = page.locator('figure:has(#peta)');
		expect(await map.locator('ul.grid').textContent()).toContain('Pasirsari Baru');
		expect(await map.locator('ul.unplaced').textContent()).toMatch(/Medono Timur\s+–/);
	}
	const picture = await (await fetch(`${site.address}/bagan/peta.svg`)).text();
	expect(picture).toMatch(/belum ada pada peta:\s+Medono Timur/);
	expect(picture).toMatch(/Pasirsari/);
	await context.close();
});

test('an admin withdraws from which agency another goes on, is refused for a day too early, and notes it anew', async () => {
	const context = await reader(site, { javaScript: false });
	const page = await signIn(context, 'admin', '/admin/opd');
	const entry = page.locator('li#BAPPERIDA');
	expect(await entry.textContent()).toMatch(/Meneruskan Badan .*Daerah sejak 1 Januari 2025/s);
	await page.goto('/opd/BAPPEDA?period=2024-Q4');
	expect(await page.textContent('main header')).toMatch(/Diteruskan oleh .*sejak 1 Januari 2025/s);

	await page.goto('/admin/opd');
	await entry.locator('summary').first().click();
	await entry.locator('#BAPPERIDA-cabut summary').click();
	await entry.locator('#BAPPERIDA-cabut [name=reason]').fill('keliru dicatat');
	await entry.locator('#BAPPERIDA-cabut button').click();
	await page.waitForURL(/selesai=cabut/);
	expect(await page.textContent('[role=status]')).toContain('dicabut');
	await page.goto('/opd/BAPPERIDA');
	expect(await page.textContent('main header')).not.toContain('Meneruskan');

	await page.goto('/admin/opd');
	await entry.locator('summary').first().click();
	await entry.locator('summary:has-text("Meneruskan")').click();
	const form = entry.locator('form[action^="?/succeed"]');
	// Of the agencies that ended without going on there is one, so the form knows it and its next day.
	expect(await form.locator('[name=predecessor] option:checked').textContent()).toContain(
		'sampai 31',
	);
	expect(await form.locator('[name=date]').inputValue()).toBe('2025-01-01');
	await form.locator('[name=date]').fill('2024-12-31');
	await form.locator('[name=decree]').fill('Perwal 5/2025');
	await form.locator('[name=reason]').fill('salinan peraturan');
	await form.locator('button').click();
	expect(await entry.locator('[role=alert]').textContent()).toContain('pilih 1 Januari 2025');
	expect(await form.locator('[name=decree]').inputValue()).toBe('Perwal 5/2025');
	expect(await form.locator('[name=date]').inputValue()).toBe('2024-12-31');
	if (process.env['SHOTS'])
		await page.screenshot({ path: `${process.env['SHOTS']}/refused.png`, fullPage: true });
	await form.locator('[name=date]').fill('2025-01-01');
	await form.locator('button').click();
	await page.waitForURL(/selesai=catat/);
	expect(await entry.textContent()).toContain('Perwal 5/2025');

	await page.goto('/opd/BAPPERIDA?period=2026-Q2');
	expect(await page.textContent('main header')).toMatch(
		/Meneruskan .*sejak 1 Januari 2025, menurut\s+Perwal 5\/2025/s,
	);
	await page.click('main header a');
	expect(page.url()).toBe(`${site.address}/opd/BAPPEDA?period=2026-Q2`);
	await page.goto('/admin/jejak');
	expect(await page.textContent('main ol')).toContain('penerusan perangkat daerah');
	await context.close();
});

const views = [
	{ width: 390, theme: 'light', language: 'id' },
	{ width: 390, theme: 'dark', language: 'en' },
	{ width: 1280, theme: 'light', language: 'en' },
	{ width: 1280, theme: 'dark', language: 'id' },
] as const;

test.each(views)(
	'every page of administration passes WCAG 2.2 AA and fits: $width $theme $language',
	async (view) => {
		const context = await reader(site, view);
		const page = await signIn(context, 'admin', '/admin/pengguna');
		const faults: string[] = [];
		page.on('console', (message) => {
			if (message.type() === 'error') faults.push(message.text());
		});
		const look = async (path: string) => {
			await page.goto(path);
			await unfold(page);
			faults.push(...(await wcagFaults(page, path)));
			if (process.env['SHOTS']) {
				await page.goto(path);
				await page.screenshot({
					path: `${process.env['SHOTS']}/${path.replaceAll(/\W+/g, '-')}-${view.width}-${view.theme}.png`,
					fullPage: true,
				});
			}
		};
		const person = await page.getAttribute('main li a:has-text("Evaluator")', 'href');
		for (const path of [
			'/admin/pengguna',
			'/admin/pengguna?search=tidak-ada',
			'/admin/pengguna/baru',
			person ?? '',
			'/admin/persetujuan',
			'/admin/opd',
			'/admin/wilayah',
			'/admin/token',
			'/admin/sesi',
			'/admin/hak',
			'/admin/sebagai',
			'/admin/aturan',
			'/admin/jejak',
			'/admin/kesehatan',
			'/akun/jejak',
		])
			await look(path);
		expect(faults).toEqual([]);
		await context.close();
	},
);
