import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { reader, type Site } from './site.ts';

/** The committee's shortlist: an address that anybody can open. */
export function shortlistRules(site: () => Site): void {
	const stateOf = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams);
	const schoolsOn = (page: Page) => page.locator('tbody tr .npsn').allTextContents();

	test.each([{ javaScript: false }, { javaScript: true }])(
		'stars schools by a link that keeps filter, order and page: %o',
		async ({ javaScript }) => {
			const context = await reader(site(), { width: 1280, javaScript });
			const page = await context.newPage();
			await page.goto('/sekolah?level=PAUD&sort=COMPLIANCE&direction=DESC');
			await page.getByRole('link', { name: 'Berikutnya' }).click();
			await page.waitForURL('**after=**');
			const before = stateOf(page);
			const shown = await schoolsOn(page);
			const wanted = [shown[4] ?? '', shown[1] ?? ''];
			for (const npsn of wanted) {
				await page.getByRole('row').filter({ hasText: npsn }).locator('.star').click();
				await page.waitForURL(`**${npsn}**`);
			}
			expect(stateOf(page)).toEqual({ ...before, pilihan: wanted.join('-') });
			expect(await schoolsOn(page)).toEqual(shown);

			await page.goto('/sekolah?level=SPECIAL&pilihan=' + wanted.join('-'));
			await page.getByRole('link', { name: 'Pilihan (2)' }).click();
			await page.getByRole('heading', { name: '2 sekolah dalam daftar pilihan' }).waitFor();
			expect(await schoolsOn(page)).toEqual(wanted);
			await page.locator('tbody .star').first().click();
			await page.getByRole('heading', { name: '1 sekolah dalam daftar pilihan' }).waitFor();
			expect(await schoolsOn(page)).toEqual([wanted[1]]);
			await page.getByRole('link', { name: 'Kosongkan daftar' }).click();
			await page.getByRole('heading', { name: 'Belum ada sekolah' }).waitFor();
			expect(stateOf(page)).toEqual({ level: 'SPECIAL', tampilan: 'pilihan' });
			await context.close();
		},
	);

	test('hands the list on as a file, in the order of starring or in the one asked for', async () => {
		const numbers = async (query: string) => {
			const answer = await fetch(`${site().address}/export/schools.csv?${query}`);
			const [, ...rows] = (await answer.text()).trim().split('\r\n');
			return rows.map((row) => row.split(',')[0]);
		};
		const list = 'tampilan=pilihan&pilihan=C0000200-C0000012-C9999999-X';
		expect(await numbers(`level=SPECIAL&${list}`)).toEqual(['C0000200', 'C0000012']);
		expect((await numbers(`${list}&sort=NAME&direction=ASC`)).sort()).toEqual([
			'C0000012',
			'C0000200',
		]);
	});

	test('hands on a link that names the moment of its figures, and gives them again', async () => {
		const context = await reader(site(), { javaScript: false });
		const page = await context.newPage();
		await page.goto('/sekolah?tampilan=pilihan&pilihan=C0000200-C0000012');
		const link = await page.locator('textarea').textContent();
		const shared = new URL(link ?? '');
		expect(shared.searchParams.get('asOf')).toMatch(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/);
		const rows = await page.locator('tbody').textContent();
		await page.goto(shared.pathname + shared.search);
		expect(await page.locator('tbody').textContent()).toBe(rows);
		await page.goto('/sekolah?asOf=2019-03-31');
		expect(await page.getByText('0 sekolah ditemukan').count()).toBe(1);
		expect(await page.getByText('Sekolah seperti tercatat dan terverifikasi sampai').count()).toBe(
			1,
		);
		await context.close();
	});

	test('says which numbers of a link are no schools, and that a full list is full', async () => {
		const context = await reader(site(), { javaScript: false });
		const page = await context.newPage();
		await page.goto('/sekolah?tampilan=pilihan&pilihan=C0000012-C9999999-%3Cb%3E-%00');
		expect(await page.getByText('Tidak ditampilkan dari tautan ini (2)').textContent()).toContain(
			'C9999999 dan B',
		);
		expect(await schoolsOn(page)).toEqual(['C0000012']);

		const full = Array.from({ length: 101 }, (_, at) => `C${String(at + 1).padStart(7, '0')}`);
		await page.goto(`/sekolah?tampilan=pilihan&pilihan=${full.join('-')}`);
		expect(await page.getByText('1 sekolah lebih dari batas 100').count()).toBe(1);
		expect(await schoolsOn(page)).toEqual(full.slice(0, 100));
		await page.goto(`/sekolah?search=C0000200&pilihan=${full.join('-')}`);
		expect(await page.locator('tbody .star').getAttribute('href')).toBe('#pilihan');
		expect(await page.locator('#pilihan').textContent()).toContain('Daftar penuh');
		await context.close();
	});

	test('stars a school on its own page', async () => {
		const context = await reader(site());
		const page = await context.newPage();
		await page.goto('/sekolah/C0000012?pilihan=C0000200', { waitUntil: 'networkidle' });
		await page.getByRole('link', { name: 'Tambahkan ke daftar pilihan' }).click();
		await page.getByRole('link', { name: 'Pilihan (2)' }).click();
		await page.waitForURL('**/sekolah?tampilan=pilihan&pilihan=C0000200-C0000012');
		expect(await schoolsOn(page)).toEqual(['C0000200', 'C0000012']);
		await context.close();
	});
}
