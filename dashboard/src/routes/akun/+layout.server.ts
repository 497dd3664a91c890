import { redirect } from '@sveltejs/kit';
import { wrongTries } from '#lib/account/who.ts';
import { goOn } from '#lib/form/call.ts';
import { ask } from '#lib/graphql/ask.ts';
import { Account } from '#lib/graphql/generated/operations.ts';
import type { LayoutServerLoad } from './$types';

/** The own account; whoever is not signed in is led to sign in and back. Nobody keeps these pages. */
export const load: LayoutServerLoad = async ({ fetch, url, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store' });
	const { viewer } = await ask(fetch, Account, {});
	if (!viewer.signedIn) redirect(303, `/masuk?ke=${encodeURIComponent(url.pathname)}`);
	return {
		account: viewer,
		tried: await wrongTries(fetch),
		onward: url.searchParams.has('ke') ? goOn(url) : null,
	};
};
