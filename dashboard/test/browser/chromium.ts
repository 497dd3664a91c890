import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright-core';

const FLAGS = [
	'--headless',
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--font-render-hinting=none',
];

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

interface Found {
	executablePath: string;
	env: Record<string, string>;
}

/**
 * A Chromium to test with: the one that CHROMIUM_PATH names, the one that is installed, or the one inside
 * the npm package, with the libraries and fonts that come along: it runs where no browser ever was.
 */
async function find(): Promise<Found> {
	const named = process.env['CHROMIUM_PATH'];
	if (named !== undefined && !existsSync(named))
		throw new Error(`CHROMIUM_PATH names no file: ${named}`);
	const installed = named ?? INSTALLED.find((path) => existsSync(path));
	const env = Object.fromEntries(
		Object.entries(process.env).filter(
			(entry): entry is [string, string] => entry[1] !== undefined,
		),
	);
	if (installed !== undefined) return { executablePath: installed, env };

	const packed = await import('@sparticuz/chromium');
	const executablePath = await packed.default.executablePath();
	const bin = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '..', 'bin');
	const libraries = join(await packed.inflate(join(bin, 'al2023.tar.br')), 'lib');
	const fonts = await packed.inflate(join(bin, 'fonts.tar.br'));
	return {
		executablePath,
		env: {
			...env,
			LD_LIBRARY_PATH: [libraries, env['LD_LIBRARY_PATH']].filter(Boolean).join(':'),
			FONTCONFIG_PATH: env['FONTCONFIG_PATH'] ?? fonts,
		},
	};
}

let opened: Promise<Browser> | undefined;

/** The browser of this process, which ends with it. Each test opens contexts of its own in it, apart from all others. */
export async function openBrowser(): Promise<Browser> {
	if (opened && !(await opened).isConnected()) opened = undefined;
	return (opened ??= find().then(({ executablePath, env }) =>
		chromium.launch({ executablePath, env, args: FLAGS }),
	));
}

/** At the end of a file: the next one finds no page of it. */
export async function closePages(browser: Browser): Promise<void> {
	await Promise.all(browser.contexts().map((context) => context.close()));
}
