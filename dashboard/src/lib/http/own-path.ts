/** The page of this site that an address names, as path and query; undefined where it leads elsewhere. */
export function ownPath(wanted: string | null, origin: string): string | undefined {
	if (wanted === null || !URL.canParse(wanted, origin)) return undefined;
	const target = new URL(wanted, origin);
	// "/.//evil.example" is of this site, but its path alone begins with two slashes and would name another host.
	if (target.origin !== origin || target.pathname.startsWith('//')) return undefined;
	return target.pathname + target.search;
}
