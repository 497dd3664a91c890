import { browser } from '$app/env';
import { graphqlClient, send } from '#lib/graphql/client.ts';
import { Shell } from '#lib/graphql/generated/operations.ts';
import { isLocale, overwriteGetLocale } from '#lib/paraglide/runtime.js';
import type { LayoutLoad } from './$types';

// In the browser a page goes on in the language that it came in: its address may have chosen another than the cookie.
if (browser) {
	const { lang } = document.documentElement;
	if (isLocale(lang)) overwriteGetLocale(() => lang);
}

/**
 * The shell's own data. A failure here leaves the shell empty rather than the whole screen: the page's
 * load then says what is wrong inside a shell that still has its way out.
 */
export const load: LayoutLoad = async ({ fetch, data }) => {
	const client = graphqlClient(fetch);
	const shell = await send(client, Shell, { home: data.home });
	return {
		...data,
		client,
		holdings: shell.data?.holdings ?? null,
		periods: shell.data?.periods ?? [],
		city: shell.data?.regions[0]?.name ?? '',
		isExample: shell.data?.isDemo ?? false,
		signedIn: shell.data?.viewer.signedIn ?? false,
		roles: shell.data?.viewer.grants.map(({ role }) => role) ?? [],
		viewerName: shell.data?.viewer.name ?? null,
	};
};
