import { auditFilter } from '#lib/audit/filter.ts';
import { pageOf } from '#lib/ui/page.ts';
import { ask } from '#lib/graphql/ask.ts';
import { AuditDesk, AuditPage } from '#lib/graphql/generated/operations.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url, parent }) => {
	const state = url.searchParams;
	const { held } = await parent();
	const isAuditor = held.includes('AUDITOR');
	const [log, desk] = await Promise.all([
		ask(fetch, AuditPage, { filter: auditFilter(state), ...pageOf(state) }),
		ask(fetch, AuditDesk, {
			health: isAuditor || held.includes('ADMIN'),
			actors: isAuditor || held.includes('AGENCY_HEAD'),
		}),
	]);
	return {
		entries: log.auditEntries,
		resources: log.auditResources,
		actors: desk.users?.edges.map(({ node }) => node) ?? [],
		chain: desk.health ?? null,
		isAuditor,
	};
};
