import { pageOf } from '#lib/ui/page.ts';
import { ask } from '#lib/graphql/ask.ts';
import { AuditPage, OwnAudit } from '#lib/graphql/generated/operations.ts';
import type { PageServerLoad } from './$types';

/** What the viewer did themselves, as far as the rules show it to them. */
export const load: PageServerLoad = async ({ fetch, url }) => {
	const { viewer } = await ask(fetch, OwnAudit, {});
	const filter = { actor: viewer.id, requestId: url.searchParams.get('request')?.slice(0, 64) };
	const { auditEntries } = await ask(fetch, AuditPage, { filter, ...pageOf(url.searchParams) });
	return { entries: auditEntries };
};
