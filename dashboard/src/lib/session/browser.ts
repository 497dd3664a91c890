import { m } from '#lib/paraglide/messages.js';

/** More special ones first: nearly every browser says that it is several others as well. */
const browsers: [RegExp, string][] = [
	[/\bEdgA?\//, 'Edge'],
	[/\bSamsungBrowser\//, 'Samsung Internet'],
	[/\bOPR\//, 'Opera'],
	[/\bFirefox\//, 'Firefox'],
	[/\b(Headless)?Chrome\//, 'Chrome'],
	[/\bSafari\//, 'Safari'],
];
const systems: [RegExp, string][] = [
	[/\bAndroid\b/, 'Android'],
	[/\b(iPhone|iPad)\b/, 'iOS'],
	[/\bWindows\b/, 'Windows'],
	[/\bMac OS X\b/, 'macOS'],
	[/\bLinux\b/, 'Linux'],
];

/** «Chrome, Android»: enough to recognise one's own devices by. */
export function browserName(userAgent: string | null | undefined): string {
	const find = (list: [RegExp, string][]) =>
		list.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1];
	const found = [find(browsers), find(systems)].filter((name) => name !== undefined);
	return found.length > 0 ? found.join(', ') : m.account_session_unknown();
}
