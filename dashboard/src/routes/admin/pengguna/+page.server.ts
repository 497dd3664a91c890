import { pageOf } from '#lib/ui/page.ts';
import { ask } from '#lib/graphql/ask.ts';
import type { Role, UserOrderField } from '#lib/graphql/generated/graphql.ts';
import { UsersPage } from '#lib/graphql/generated/operations.ts';
import { isRole } from '#lib/terms/roles.ts';
import type { PageServerLoad } from './$types';

const orders: readonly UserOrderField[] = ['NAME', 'EMAIL', 'CREATED'];

export const load: PageServerLoad = async ({ fetch, url }) => {
	const state = url.searchParams;
	const role = state.get('role') ?? '';
	const active = state.get('active');
	const filter = {
		search: state.get('search')?.slice(0, 200) || null,
		role: isRole(role) ? (role satisfies Role) : null,
		agency: state.get('agency') || null,
		active: active === 'ya' ? true : active === 'tidak' ? false : null,
	};
	const field = orders.find((one) => one === state.get('sort')) ?? 'NAME';
	const orderBy = { field, direction: field === 'CREATED' ? 'DESC' : 'ASC' } as const;
	const { users, agencies } = await ask(fetch, UsersPage, { filter, orderBy, ...pageOf(state) });
	return { users, agencies: agencies.edges.map(({ node }) => node), filter, field };
};
