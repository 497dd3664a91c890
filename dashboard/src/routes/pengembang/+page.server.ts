import { pageOperations } from '#lib/graphql/page-operations.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({
	origin: url.origin,
	operations: pageOperations.map(({ name }) => name),
});
