/** What of a request tells where it came from. */
type Asked = Pick<Request, 'method'> & { headers: Pick<Headers, 'get'> };

/**
 * Why a request with a session cookie may not ask the API; undefined where it may. A foreign page can make a browser
 * send the cookie along, but it can neither set the header nor hide where it is.
 */
export function cookieRefusal(request: Asked, site: string): string | undefined {
	const { headers, method } = request;
	const foreign = foreignHeader(request, site);
	if (headers.get('x-graphql-yoga-csrf') !== '1')
		return 'A request with a session cookie needs the header x-graphql-yoga-csrf: 1.';
	if (foreign)
		return `A request with a session cookie must come from a page of this site: its ${foreign} is another one.`;
	if (method !== 'GET' && !headers.get('origin') && !headers.get('sec-fetch-site'))
		return 'A request with a session cookie that is sent as POST needs the header Origin.';
	return undefined;
}

/** The header by which a browser says that a page of another site sends this request; undefined where none does. */
export function foreignHeader(
	{ headers }: Pick<Asked, 'headers'>,
	site: string,
): string | undefined {
	const origin = headers.get('origin');
	const from = headers.get('sec-fetch-site');
	if (origin !== null && origin !== site) return 'Origin';
	return from !== null && from !== 'same-origin' ? 'Sec-Fetch-Site' : undefined;
}
