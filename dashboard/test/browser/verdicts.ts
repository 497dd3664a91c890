import { expect, test } from 'vitest';
import { reader, type Site } from './site.ts';

/** A figure says first whether its target is met, and its link keeps the language. */
export function verdictRules(site: () => Site): void {
	const missed = '/indikator/BAPPERIDA-08?period=2025-Q3';
	const sentence = 'Belum tercapai: 100 dari 111 orang, Januari–September 2025.';

	test('reads the verdict and what it means without scrolling on a phone, and without JavaScript', async () => {
		const context = await reader(site(), { javaScript: false });
		const page = await context.newPage();
		await page.goto(missed);
		expect(await page.locator('#putusan').innerText()).toBe(sentence);
		for (const text of [
			sentence,
			'Capaian 90,09%',
			'Yang dihitung',
			'Indikator Kinerja Kunci (IKK)',
		]) {
			const box = await page.getByText(text).first().boundingBox();
			// The bar at the bottom hides the last of the 844.
			expect(box!.y + box!.height, text).toBeLessThan(844 - 57);
		}
		await context.close();
	});

	test('sees the quarter alone apart from what was compared, and never a missed target in green', async () => {
		const context = await reader(site(), { width: 1280 });
		const page = await context.newPage();
		await page.goto(missed);
		const card = page.locator('.verdict');
		expect(await card.innerText()).toContain('Triwulan III 2025 saja: 42 orang, target 46 orang');
		expect(await card.getAttribute('style')).toContain('var(--down)');
		// VERY_HIGH, and missed.
		await page.goto('/indikator/DINDIK-01?period=2025-Q3');
		const code = await page.locator('.verdict').getAttribute('style');
		const words = await page.locator('#putusan').innerText();
		expect(code).toContain(words.startsWith('Tercapai') ? 'var(--up)' : 'var(--down)');
		await context.close();
	});

	test('finds a ratio as its value and its parts, in the verdict and in the history', async () => {
		const query = `{ indicators(filter: { search: "BAGEKBANG-07" }) { edges { node { achievement(period: { year: 2025, quarter: 3 }) {
			numerator denominator } } } } }`;
		const answer = await fetch(`${site().address}/graphql?query=${encodeURIComponent(query)}`);
		const { data } = (await answer.json()) as {
			data: { indicators: { edges: [{ node: { achievement: Record<string, string> } }] } };
		};
		const { numerator, denominator } = data.indicators.edges[0].node.achievement;
		const context = await reader(site());
		const page = await context.newPage();
		await page.goto('/indikator/BAGEKBANG-07?period=2025-Q3');
		expect(await page.locator('#putusan').innerText()).toMatch(/% \(\d+ dari \d+\), target/);
		expect(await page.locator('main').innerText()).toContain(
			`Diterbitkan · ${numerator} dari ${denominator}`,
		);
		expect(await page.locator('main').innerText()).not.toContain('Belum dilaporkan');
		await context.close();
	});

	test('unfolds the steps of the proof, written as people write them', async () => {
		const context = await reader(site(), { javaScript: false });
		const page = await context.newPage();
		await page.goto(missed);
		await page.getByText('Langkah hitungan').click();
		const steps = page.locator('#asal ~ .columns details').first();
		expect(await steps.innerText()).toContain('100 ÷ 111 × 100');
		expect(await steps.innerText()).toContain('90,09');
		await steps.getByText('Dengan semua desimal', { exact: true }).click();
		expect(await steps.innerText()).toContain('90,0900900901');
		expect(await page.locator('main').innerText()).not.toMatch(/\b(round|min|max|abs)\(|\bx 100/);
		await context.close();
	});

	test.each(['BAPPERIDA-08?period=2025-Q3', 'DINDIK-05?period=2026-Q2', 'DINDIK-08?period=2025'])(
		'computes the figure of %s anew from the link that the page gives, to the same verdict',
		async (path) => {
			const context = await reader(site(), { javaScript: false });
			const page = await context.newPage();
			await page.goto(`/indikator/${path}`);
			const link = await page
				.getByRole('link', { name: 'Hitung ulang di GraphiQL' })
				.getAttribute('href');
			const query = new URL(link!, site().address).searchParams.get('query')!;
			const answer = await fetch(`${site().address}/graphql?query=${encodeURIComponent(query)}`);
			const { data, errors } = (await answer.json()) as {
				data: { previewAttainment: { verdict: { code: string; span: string | null } } };
				errors?: object[];
			};
			expect(errors).toBeUndefined();
			const said = await page.locator('#putusan').innerText();
			const { code, span } = data.previewAttainment.verdict;
			expect(said).toContain(code === 'INCOMPLETE' ? 'Belum lengkap' : span);
			expect(said.startsWith('Tercapai')).toBe(code === 'MET');
			await context.close();
		},
	);

	test.each([
		['agency-staff', '/indikator/DINDIK-01?period=2026-Q3', 'Koreksi sedang dikerjakan'],
		['evaluator', '/indikator/DLH-06?period=2026-Q2', 'Periksa definisi indikator ini'],
	])('tells %s on %s what is not for everybody: %s', async (who, path, notice) => {
		const [everybody, member] = [await reader(site()), await reader(site())];
		const [one, other] = [await everybody.newPage(), await member.newPage()];
		await other.goto('/masuk', { waitUntil: 'networkidle' });
		await other.locator('input[type=email]').fill(`${who}@demo.example`);
		await other.locator('input[type=password]').fill('seksama-demo');
		await other.keyboard.press('Enter');
		await other.waitForURL((url) => url.pathname !== '/masuk');
		await one.goto(path);
		await other.goto(path);
		expect(await other.getByText(notice).count()).toBe(1);
		expect(await one.getByText(notice).count()).toBe(0);
		// The published figure stays the same for both.
		expect(await other.locator('.verdict').innerText()).toBe(
			await one.locator('.verdict').innerText(),
		);
		await everybody.close();
		await member.close();
	});

	test('comes from another page to the same words that the server draws', async () => {
		const [straight, led] = [await reader(site()), await reader(site())];
		const [one, other] = [await straight.newPage(), await led.newPage()];
		await one.goto(missed, { waitUntil: 'networkidle' });
		await other.goto('/cari?q=BAPPERIDA-08&period=2025-Q3', { waitUntil: 'networkidle' });
		expect(await other.locator('main').innerText()).toContain(sentence);
		await other.locator('a[href^="/indikator/BAPPERIDA-08"]').click();
		await other.locator('#putusan').waitFor();
		await other.locator('#metadata').waitFor();
		const parts = [
			'.verdict',
			'#arti + dl',
			'[aria-labelledby=asal]',
			'[aria-labelledby=perubahan]',
			'#metadata + dl',
		];
		const words = (page: typeof one) =>
			Promise.all(parts.map((part) => page.locator(part).innerText()));
		expect(await words(other)).toEqual(await words(one));
		// And on to another period, of which nothing of the first stays.
		await other.goto(missed, { waitUntil: 'networkidle' });
		await other.getByText('Lihat sebagai tabel').click();
		await other.getByRole('link', { name: 'Triwulan II 2025' }).click();
		await other.waitForURL('**period=2025-Q2');
		await expect.poll(() => other.locator('#putusan').innerText()).toContain('Januari–Juni 2025');
		expect(await other.locator('#putusan').count()).toBe(1);
		await straight.close();
		await led.close();
	});

	test('opens a link in the language that it carries, and keeps a choice of their own', async () => {
		const english = `${missed}&bahasa=en`;
		const fresh = await reader(site());
		await fresh.clearCookies();
		const page = await fresh.newPage();
		const problems: string[] = [];
		page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
		await page.goto(english, { waitUntil: 'networkidle' });
		expect(await page.locator('#putusan').innerText()).toMatch(/^Not met: 100 of 111 people/);
		expect(await page.locator('html').getAttribute('lang')).toBe('en');
		// Whoever has not chosen yet reads on in it.
		await page.goto('/peringkat');
		expect(await page.locator('html').getAttribute('lang')).toBe('en');
		await fresh.close();

		const settled = await reader(site(), { language: 'id' });
		const other = await settled.newPage();
		await other.goto(english, { waitUntil: 'networkidle' });
		expect(await other.locator('#putusan').innerText()).toMatch(/^Not met/);
		expect(await other.getByText('Trends').count()).toBeGreaterThan(0);
		await other.goto('/peringkat');
		expect(await other.locator('html').getAttribute('lang')).toBe('id');
		// To choose means more than the address that was led in by.
		await other.goto(english);
		await other.goto(`/preferensi?bahasa=id&ke=${encodeURIComponent(english)}`);
		expect(await other.locator('html').getAttribute('lang')).toBe('id');
		expect(problems).toEqual([]);
		await settled.close();
	});
}
