/** Headers as a plain object gives them, or as a request does. */
type Headers = Record<string, string | string[] | undefined>;

export interface SiteSettings {
	/** How many proxies in front are ours; with 0 what they would say is not believed. */
	trustedProxies: number;
	/** The one address of the site, where it is set. */
	publicUrl: string | undefined;
}

/** The origin under which the browser reached the site, such as https://seksama.example.go.id. */
export function siteOf(headers: Headers, { trustedProxies, publicUrl }: SiteSettings): string {
	if (publicUrl) return publicUrl;
	const said = (name: string) =>
		trustedProxies > 0
			? String(headers[name] ?? '')
					.split(',')
					.at(-1)
					?.trim()
			: undefined;
	const scheme = said('x-forwarded-proto') === 'https' ? 'https' : 'http';
	const host = said('x-forwarded-host') || String(headers.host ?? 'localhost');
	const address = `${scheme}://${host}`;
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
	return (trustedProxies > 0 ? seen.at(-trustedProxies) : undefined) ?? socketAddress ?? '';
}
