import { error } from '@sveltejs/kit';
import { pageOperations } from '#lib/graphql/page-operations.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, url }) => {
	const operation = pageOperations.find(({ name }) => name === params.operasi);
	if (operation === undefined) error(404, { message: 'NOT_FOUND' });
	return { operation, variables: readable(url.searchParams.get('variables')) };
};

/** The variables in the address, laid out; undefined where there are none or they are not an object. */
function readable(text: string | null): Record<string, unknown> | undefined {
	if (text === null || text.length > 4000) return undefined;
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null && !Array.isArray(value)
			? (value as Record<string, unknown>)
			: undefined;
	} catch {
		return undefined;
	}
}
