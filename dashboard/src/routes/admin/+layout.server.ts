import { error, redirect } from '@sveltejs/kit';
import { desksOf, isAt } from '#lib/admin/desks.ts';
import { ask } from '#lib/graphql/ask.ts';
import { AdminDesk } from '#lib/graphql/generated/operations.ts';
import { homeCode } from '#lib/region/home.ts';
import type { LayoutServerLoad } from './$types';

/**
 * The desk of administration: only with a second factor, and only for who has something to do here; for everybody else
 * there is no such page. Nobody keeps these pages.
 */
export const load: LayoutServerLoad = async ({ fetch, url, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
	const { viewer } = await ask(fetch, AdminDesk, {});
	const here = encodeURIComponent(url.pathname + url.search);
	if (!viewer.signedIn) redirect(303, `/masuk?ke=${here}`);
	if (viewer.secondFactor === 'VERIFY') redirect(303, `/masuk/kode?ke=${here}`);
	const held = viewer.grants.map(({ role }) => role);
	const desks = desksOf(held);
	// A role that needs the second factor holds only with it, so this says nothing of what is not there.
	if (viewer.secondFactor === 'SET_UP' || (desks.length > 0 && viewer.secondFactor === 'OFF'))
		redirect(303, '/akun/dua-langkah');
	const isEntrance = url.pathname === '/admin' && desks.length > 0;
	if (!isEntrance && !desks.some((desk) => isAt(desk, url.pathname)))
		error(404, { message: 'NOT_FOUND' });
	return { held, isFresh: viewer.isFresh, home: homeCode() };
};
