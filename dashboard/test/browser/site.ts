import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { copyTemplate } from '../../../schema/test/support/folders.ts';
import { closePages, openBrowser } from './chromium.ts';

const root = join(import.meta.dirname, '../../..');

/** The built dashboard on the real API with the demo city, and a browser to look at it. */
export interface Site {
	address: string;
	browser: Browser;
	/** The same data under other settings. Cannot be done to a site that somebody else started. */
	restart?(settings: NodeJS.ProcessEnv): Promise<void>;
	close(): Promise<void>;
}

/**
 * Starts the program in a folder of its own, with the demo city or what `prepare` fills in; or takes the running one that
 * TEST_SITE names, where nothing is to be prepared.
 */
export async function openSite(
	prepare?: (settings: NodeJS.ProcessEnv) => Promise<void>,
): Promise<Site> {
	const running = prepare ? undefined : process.env['TEST_SITE'];
	const browser = await openBrowser();
	if (running) return { address: running, browser, close: () => closePages(browser) };

	const folder = mkdtempSync(join(tmpdir(), 'seksama-pages-'));
	const port = await freePort();
	const address = `http://127.0.0.1:${port}`;
	if (prepare) await prepare({ ...process.env, DATABASE_URL: '', DATA_DIR: folder });
	else await copyTemplate('demo', folder);
	const start = async (settings: NodeJS.ProcessEnv) => {
		const child = spawn(
			process.execPath,
			['--disable-warning=ExperimentalWarning', 'dashboard/start.ts'],
			{
				cwd: root,
				env: {
					...process.env,
					DATABASE_URL: '',
					DATA_DIR: folder,
					SEED_PROFILE: 'demo',
					PORT: String(port),
					RATE_LIMIT: 'off',
					// Other tests may keep the machine busy: here nobody is refused for that.
					LIMIT_WAIT_MS: '30000',
					...settings,
				},
			},
		);
		await ready(child, address);
		return child;
	};
	const stop = async (child: ChildProcess) => {
		const ended = new Promise((resolve) => child.once('exit', resolve));
		child.kill('SIGTERM');
		await ended;
	};
	let child = await start({});
	return {
		address,
		browser,
		async restart(settings) {
			await stop(child);
			child = await start(settings);
		},
		async close() {
			await closePages(browser);
			await stop(child);
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

async function ready(child: ChildProcess, address: string): Promise<void> {
	let output = '';
	for (const stream of [child.stdout, child.stderr])
		stream?.on('data', (data: Buffer) => (output += data.toString()));
	for (;;) {
		if (child.exitCode !== null) throw new Error(`The site did not start:\n${output}`);
		const answer = await fetch(`${address}/readyz`).catch(() => undefined);
		if (answer?.ok) return;
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
}

async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	await new Promise((resolve) => server.close(resolve));
	return port;
}

interface Reader {
	width?: number;
	theme?: 'light' | 'dark';
	language?: 'id' | 'en';
	javaScript?: boolean;
	/** Whether they have a thumb instead of a mouse. */
	touch?: boolean;
}

/** A reader with a fresh browser: a phone with a light theme in Indonesian where nothing else is said. */
export async function reader(
	{ address, browser }: Site,
	{ width = 390, theme = 'light', language = 'id', javaScript = true, touch = false }: Reader = {},
): Promise<BrowserContext> {
	const context = await browser.newContext({
		baseURL: address,
		viewport: { width, height: width < 600 ? 844 : 900 },
		colorScheme: theme,
		reducedMotion: 'reduce',
		javaScriptEnabled: javaScript,
		hasTouch: touch,
	});
	await context.addCookies([
		{ name: 'lang', value: language, url: address },
		{ name: 'theme', value: theme, url: address },
	]);
	return context;
}

/** Every kind of public page, each in every view it has. */
export const publicPages = [
	'/',
	'/?peta=diberlakukan',
	'/peringkat',
	'/peringkat?tampilan=pindah&compare=DINDIK&compare=DLH',
	'/tren',
	'/tren?opd=DINDIK&opd=DLH&opd=DINKES',
	'/tren?indikator=KOTA-POV&indikator=KOTA-HDI&satuan=tahun',
	'/opd/DINDIK',
	'/indikator/DINDIK-01',
	'/indikator/DLH-04',
	'/indikator/KOTA-POV',
	'/indikator/DINDIK-05?period=2026-Q2',
	'/indikator/BAGEKBANG-07?period=2025-Q3',
	'/sekolah',
	'/sekolah?tampilan=kolom&level=JUNIOR',
	'/sekolah?tampilan=peta',
	'/sekolah?tampilan=rincian&by=REQUIREMENT&syarat.DECREE=ya',
	'/sekolah?tampilan=kolom&pilihan=C0000012-C0000200',
	'/sekolah?tampilan=pilihan',
	'/sekolah?tampilan=pilihan&pilihan=C0000012-C0000200-C9999999',
	'/sekolah?search=tidak-ada-yang-bernama-begini',
	'/sekolah/C0000012?pilihan=C0000200',
	'/cari?q=dinas',
	'/pengembang',
	'/pengembang/RankingPage',
	'/tidak-ada',
];
