// A city from its first day to its first figure, as everybody meets it: what is missing is told on every page, and
// nothing fails. One database grows from step to step below one running program.
import { AxeBuilder } from '@axe-core/playwright';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '@seksama/schema/connect.ts';
import { databaseSettings } from '@seksama/schema/settings.ts';
import {
	bare,
	cookieOf,
	everybody,
	first,
	layBare,
	steps,
	type Who,
} from '../../../api/test/first-days/states.ts';
import { openSite, reader, type Site } from './site.ts';

const root = join(import.meta.dirname, '../../..');
type Lay = (typeof steps)[number]['lay'];
let site: Site;
let settings: NodeJS.ProcessEnv;
let secret = '';

beforeAll(async () => {
	site = await openSite(async (env) => {
		settings = env;
		const seeding = [
			'--disable-warning=ExperimentalWarning',
			'seed/src/main.ts',
			'--profile',
			'real',
		];
		const seeded = spawnSync(process.execPath, seeding, { cwd: root, env });
		expect(String(seeded.stderr)).toBe('');
		await lay(layBare);
	});
}, 300_000);
afterAll(async () => {
	await site?.close();
});

/** Adds to the database, also below the running program, as an operator does. */
async function lay(step: Lay): Promise<void> {
	const database = await openDatabase(databaseSettings(settings));
	await database.asOwner(step);
	secret = database.authSecret().secret;
	await database.close();
}

const published = `${first.year}-Q${first.quarter}`;
const views = [
	...['/', '/?period=2000-Q1', '/?period=2024', '/?period=2100', '/?peta=diberlakukan'],
	...[
		'/peringkat',
		'/peringkat?period=2000',
		'/peringkat?period=2099-Q4',
		'/peringkat?asOf=2022-01-01',
	],
	...['/peringkat?tampilan=pindah', '/peringkat?compare=DINDIK'],
	...['/tren', '/tren?satuan=tahun', '/tren?opd=DINDIK', '/tren?opd=DINDIK&opd=DINKES'],
	...['/tren?indikator=KOTA-POV', '/tren?indikator=KOTA-POV&indikator=KOTA-HDI&satuan=tahun'],
	...['/tren?from=2000-Q1&to=2001-Q1'],
	...['/sekolah', '/sekolah?tampilan=kolom', '/sekolah?tampilan=peta', '/sekolah?tampilan=rincian'],
	...[
		'/sekolah?tampilan=pilihan',
		'/sekolah?search=zz',
		'/cari',
		'/cari?q=dinas',
		'/cari?q=miskin',
	],
	...['/pengembang', '/pengembang/RankingPage', '/masuk'],
];
const pictures = ['tren', 'peringkat', 'pindah', 'rincian', 'peta'];
const files = [
	...['ranking', 'achievements', 'schools'].flatMap((name) =>
		['csv', 'xlsx'].map((format) => `/export/${name}.${format}`),
	),
	'/export/ranking.csv?period=2100',
	...['/export/achievements.csv?indikator=KOTA-POV&satuan=tahun'],
	...pictures.flatMap((kind) => ['svg', 'csv', 'xlsx'].map((form) => `/bagan/${kind}.${form}`)),
	...['/bagan/peringkat.svg?period=2100', '/bagan/tren.svg?indikator=KOTA-POV&satuan=tahun'],
	...pictures.map((kind) => `/sematan/${kind}`),
];
/** A file or a picture of what is not there was asked for wrongly; a page of it is not found. */
const absent = (path: string) => (/^\/(export|bagan|sematan)\//.test(path) ? 400 : 404);

/** What is there from some step on, and not before. */
const later: Record<string, number> = {
	'/opd/DINDIK': 1,
	'/opd/DINKES': 1,
	'/bagan/penyumbang.svg?opd=DINDIK': 1,
	'/export/achievements.csv?agency=DINDIK': 1,
	'/sematan/penyumbang?opd=DINDIK': 1,
	'/indikator/DINDIK-01': 2,
	'/sekolah/C0000001': 3,
};
const own = ['/akun', '/akun/sesi', '/akun/token', '/akun/jejak', '/akun/dua-langkah'];
const desks = [
	'',
	'/pengguna',
	'/pengguna/baru',
	'/opd',
	'/wilayah',
	'/hak',
	'/aturan',
	'/jejak',
].map((path) => `/admin${path}`);
const otherDesks = ['/kesehatan', '/persetujuan', '/sebagai', '/sesi', '/token'].map(
	(path) => `/admin${path}`,
);

const isPicture = (path: string) => /^\/(bagan|sematan)\//.test(path);

async function open(path: string, who: Who = 'public', language: 'id' | 'en' = 'id') {
	const { cookie } = cookieOf(who, secret);
	const headers = { cookie: [cookie, `lang=${language}`].filter(Boolean).join('; ') };
	const answer = await fetch(site.address + path, { headers, redirect: 'manual' });
	const text = await answer.text();
	const main = /<main[^>]*>([\s\S]*)<\/main>/.exec(text)?.[1] ?? '';
	const words = main
		.replace(/<(style|script)[\s\S]*?<\/\1>/g, '')
		.replace(/<[^>]*>/g, ' ')
		.replace(/\s+/g, ' ');
	return { status: answer.status, text, main, words };
}

/** What went wrong on these pages: a wrong status, or words that no page may hold. */
async function wrongs(
	paths: readonly string[],
	expected: (path: string) => readonly number[],
	who: Who = 'public',
	language: 'id' | 'en' = 'id',
): Promise<string[]> {
	const found: string[] = [];
	for (const path of paths) {
		const { status, words } = await open(path, who, language);
		if (!expected(path).includes(status)) found.push(`${who} ${language} ${path}: ${status}`);
		const odd = /\b(undefined|null|NaN|Infinity|\[object)\b/.exec(words);
		const foreign =
			language === 'id'
				? /\b(yet|published|NOT_REPORTED|COMPUTED)\b/.exec(words)
				: /\b(Belum|terbit|perangkat)\b/.exec(words);
		// Codes stand in the examples for developers and on the desk of the admin on purpose.
		if (/^\/(pengembang|admin)/.test(path)) continue;
		for (const [word] of [odd, foreign].filter((one) => one !== null))
			found.push(`${language} ${path}: ${word}`);
	}
	return found;
}

/** Links of these pages that lead nowhere. */
async function deadLinks(paths: readonly string[], who: Who): Promise<string[]> {
	const seen = new Set<string>();
	const dead: string[] = [];
	for (const path of paths) {
		const { main } = await open(path, who);
		for (const [, href = ''] of main.matchAll(/<a[^>]* href="([^"]*)"/g)) {
			const link = href.replaceAll('&amp;', '&').replace(/#.*/, '');
			const address = new URL(link, site.address + path);
			if (address.origin !== site.address || seen.has(address.href)) continue;
			seen.add(address.href);
			const { status } = await open(address.pathname + address.search, who);
			if (status >= 400) dead.push(`${who}: ${path} leads to ${link}: ${status}`);
		}
	}
	return dead;
}

const missing = [
	['Belum ada perangkat daerah yang tercatat', '/admin/opd'],
	['Belum ada indikator yang ditetapkan', '/admin/pengguna/baru'],
	['Belum ada capaian yang terbit', '/admin/pengguna'],
] as const;

describe.each(steps.map((step, index) => ({ ...step, index })))('$name', ({ lay: step, index }) => {
	beforeAll(() => lay(step));

	test('every page, file, picture and embed answers, in both languages', async () => {
		const status = (path: string) => [(later[path] ?? 0) <= index ? 200 : absent(path)];
		const paths = [...views, ...files, ...Object.keys(later)];
		expect(await wrongs(paths, status)).toEqual([]);
		// Embeds take their language from their own address.
		const inEnglish = [...views, ...Object.keys(later)].filter((one) => !isPicture(one));
		expect(await wrongs(inEnglish, status, 'public', 'en')).toEqual([]);
	});

	test('every role has its pages, and nobody meets a mistake of the program', async () => {
		const quick = ['/', '/peringkat', '/tren', '/opd/DINDIK', '/sekolah', '/cari?q=dinas'];
		const status = (path: string) =>
			path.startsWith('/admin')
				? [200, 303, 401, 403, 404]
				: [(later[path] ?? 0) <= index ? 200 : 404];
		for (const who of everybody.filter((one) => one !== 'public'))
			expect(await wrongs([...quick, ...own, ...desks, ...otherDesks], status, who)).toEqual([]);
		const desk = (path: string) => (path === '/admin' ? [200, 303] : [200]);
		expect(await wrongs([...desks, ...otherDesks], desk, 'admin')).toEqual([]);
	});

	test('no page leads to a place that is not there', async () => {
		const paths = ['/', '/peringkat', '/tren', '/sekolah', '/cari?q=dinas', '/indikator/KOTA-POV'];
		const there = Object.keys(later).filter(
			(path) => (later[path] ?? 0) <= index && !isPicture(path),
		);
		expect(await deadLinks([...paths, ...there], 'public')).toEqual([]);
		expect(await deadLinks(['/', '/peringkat', '/tren'], 'admin')).toEqual([]);
	});

	const lack = missing[index];
	if (lack)
		test('overview, ranking and trend say what is missing, and lead who may act to the next step', async () => {
			const [title, next] = lack;
			for (const path of ['/', '/peringkat', '/tren']) {
				const forPublic = await open(path);
				const forAdmin = await open(path, 'admin');
				const forStaff = await open(path, 'agency-staff');
				for (const page of [forPublic, forAdmin, forStaff]) expect(page.words).toContain(title);
				expect(forAdmin.main).toContain(`href="${next}"`);
				for (const page of [forPublic, forStaff]) expect(page.main).not.toContain('href="/admin');
			}
			const { words } = await open('/');
			expect(words).toContain('Fakta kota');
			expect(words).toContain('6,14%');
			expect(words).toContain('27 kelurahan, belum ada sekolah tercatat');
			expect(words).not.toMatch(/0 dari 0|0,00/);
		});

	test('a school page without any school asks nobody to loosen a filter', async () => {
		const none = await open('/sekolah?search=zz');
		expect(none.words.includes('Belum ada sekolah yang tercatat')).toBe(index < 3);
		expect(none.words.includes('Kurangi satu filter')).toBe(index === 3);
	});
});

describe('with one published figure', () => {
	test('the one agency that is ranked is told as such, never as the best and the last', async () => {
		const overview = await open('/');
		expect(overview.words).toContain('Semua yang diperingkat');
		expect(overview.words).not.toMatch(/Skor terendah|Lima terbawah/);
		expect(overview.words).toContain('belum diperingkat pada periode sebelumnya');
		const ranking = await open('/peringkat');
		expect(ranking.words).toContain('Dindik satu-satunya yang diperingkat, dengan skor 80,00');
		expect(ranking.words).toContain('Hanya satu OPD yang diperingkat');
		expect(ranking.main).not.toContain('name="compare"');
		const agency = await open('/opd/DINDIK');
		expect(agency.words).toContain('satu-satunya yang diperingkat');
	});

	test('a single figure is told in words where a line would need two', async () => {
		for (const path of ['/', '/tren', '/opd/DINDIK', '/indikator/DINDIK-01']) {
			const { words, main } = await open(path);
			expect(words).toMatch(/80,00%? pada TW/);
			expect(main).not.toMatch(/class="still/);
		}
		expect((await open('/peringkat?tampilan=pindah')).words).toContain('Baru satu periode');
	});

	test('a period without publications says so, why, and leads to the newest one', async () => {
		const { words, main } = await open('/peringkat?period=2099-Q4');
		expect(words).toContain('Belum ada capaian yang terbit untuk Triwulan IV 2099');
		expect(words).toContain('Periode ini belum dimulai.');
		expect(main).toContain('href="/peringkat"');
		expect((await open(`/peringkat?period=${published}`)).words).toContain('80,00');
	});

	test('figures that come once a year are shown from the first year on, without anybody naming it', async () => {
		expect((await open('/indikator/KOTA-POV')).words).toContain('Nilai turun dari 6,71% ke 6,14%');
		const trend = await open('/tren?indikator=KOTA-POV&satuan=tahun');
		expect(trend.words).toContain('2016 – 2025');
		expect(trend.main).not.toContain('aturan berubah');
		expect((await open('/tren?indikator=KOTA-POV')).words).toContain('terbit sekali setahun');
	});
});

describe('in a browser', () => {
	const pages = [
		'/',
		'/?period=2024',
		'/peringkat',
		'/peringkat?period=2099',
		'/tren',
		'/opd/DINKES',
	];

	test.each([
		{ width: 390, theme: 'light', language: 'id' },
		{ width: 1280, theme: 'dark', language: 'en' },
	] as const)('empty pages meet WCAG and fit at $width px in $theme', async (look) => {
		const context = await reader(site, look);
		const page = await context.newPage();
		for (const path of [...pages, '/tren?indikator=KOTA-POV', '/cari?q=zzz']) {
			await page.goto(path, { waitUntil: 'networkidle' });
			const { violations } = await new AxeBuilder({ page })
				.withTags(['wcag2a', 'wcag2aa', 'wcag22aa', 'best-practice'])
				.analyze();
			const wider = await page.evaluate(
				() => document.documentElement.scrollWidth - window.innerWidth,
			);
			expect({ path, found: violations.map(({ id }) => id), wider }).toEqual({
				path,
				found: [],
				wider: 0,
			});
		}
		await context.close();
	});

	test('they say the same without JavaScript', async () => {
		const [one, other] = [await reader(site), await reader(site, { javaScript: false })];
		const [alive, still] = [await one.newPage(), await other.newPage()];
		for (const path of pages) {
			await alive.goto(path, { waitUntil: 'networkidle' });
			await still.goto(path);
			const words = await alive.locator('main').innerText();
			expect(await still.locator('main').innerText()).toBe(words);
		}
		await one.close();
		await other.close();
	});
});

test('a city of which only the regions are known is a city like any other', async () => {
	await site.restart?.({ HOME_CITY: bare });
	// A school is found by its number, wherever it is.
	const elsewhere = Object.keys(later).filter((path) => !path.startsWith('/sekolah'));
	expect(
		await wrongs([...views, ...files], (path) =>
			/(bagan|export).*=(KOTA-POV|DINDIK)/.test(path) ? [400] : [200],
		),
	).toEqual([]);
	expect(await wrongs([...elsewhere, '/indikator/KOTA-POV'], (path) => [absent(path)])).toEqual([]);
	const signedIn = (path: string) => (path === '/masuk' ? [303] : [200]);
	expect(await wrongs(views, signedIn, 'admin', 'en')).toEqual([]);
	const { words } = await open('/');
	expect(words).toContain('Ringkasan Kota Kosong (contoh)');
	expect(words).toContain('Belum ada perangkat daerah yang tercatat');
	expect(words).not.toContain('Fakta kota');
	expect((await open('/peringkat')).main).not.toContain('#fakta');
	expect((await open('/cari?q=dinas')).words).toContain(
		'Belum ada perangkat daerah, indikator, atau sekolah yang tercatat.',
	);
	expect(await deadLinks(['/', '/peringkat', '/tren', '/sekolah', '/cari?q=a'], 'public')).toEqual(
		[],
	);
});
