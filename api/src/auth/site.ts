import { integer, SettingsError } from '@seksama/schema/settings.ts';
import { isIP } from 'node:net';
import { authSettings } from './settings.ts';

/** Headers as a plain object gives them, or as a request does. */
type Headers = Record<string, string | string[] | undefined>;

export interface SiteSettings {
	/** How many proxies in front are ours; with 0 what they would say is not believed. */
	trustedProxies: number;
	/** The one address of the site, where it is set. */
	publicUrl: string | undefined;
}

/**
 * Where the site is and what stands in front of it. Throws SettingsError naming the variable and the cure: behind a
 * proxy the address of the site must be told, for what a request says of it may be made up by whoever sends it.
 */
export function siteSettings(env: NodeJS.ProcessEnv = process.env): SiteSettings {
	const trustedProxies = integer(env, 'TRUSTED_PROXIES', 0, 0, 10);
	const { publicUrl } = authSettings(env);
	if (trustedProxies > 0 && publicUrl === undefined)
		throw new SettingsError(
			`TRUSTED_PROXIES is ${trustedProxies}, but PUBLIC_URL is missing; give the address under which people reach the site, such as https://seksama.example.go.id.`,
		);
	return { trustedProxies, publicUrl };
}

/**
 * The origin under which the browser reached the site, such as https://seksama.example.go.id: that of the settings,
 * else the Host that the browser itself sent. No forwarded host or scheme is ever believed.
 */
export function siteOf(headers: Headers, publicUrl: string | undefined): string {
	if (publicUrl) return publicUrl;
	const address = `http://${String(headers.host ?? 'localhost')}`;
	return URL.canParse(address) ? new URL(address).origin : 'http://localhost';
}

/** The address of whoever asks, as the last proxy that is not ours saw it. */
export function addressOf(
	headers: Headers,
	socketAddress: string | undefined,
	trustedProxies: number,
): string {
	const seen = String(headers['x-forwarded-for'] ?? '')
		.split(',')
		.map((part) => part.trim())
		.filter(Boolean);
	const told = trustedProxies > 0 ? seen.at(-trustedProxies) : undefined;
	return (told && addressIn(told)) ?? socketAddress ?? '';
}

/** An address, perhaps with a port as some proxies write it; undefined for anything else. */
function addressIn(text: string): string | undefined {
	const bare = text.replace(/^\[(.*)\](:\d+)?$/, '$1').replace(/^([\d.]+):\d+$/, '$1');
	return isIP(bare) === 0 ? undefined : bare;
}

const forwarding = /^(forwarded|via|x-forwarded(-.*)?|x-real-ip|x-client-ip|true-client-ip|cf-.*)$/;

/**
 * Whether a request comes from this very machine. One that a proxy passed on does not, whatever address it names; and
 * where the site is reached by https there is a proxy for certain, so that one which says nothing of itself hides who
 * asks.
 */
export function isLocal(
	headers: Headers,
	socketAddress: string | undefined,
	{ trustedProxies, publicUrl }: SiteSettings,
): boolean {
	if (trustedProxies === 0 && publicUrl?.startsWith('https:')) return false;
	if (Object.keys(headers).some((name) => forwarding.test(name))) return false;
	return /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/.test(socketAddress ?? '');
}
