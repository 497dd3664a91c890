import { fail } from '@sveltejs/kit';
import { field } from '#lib/form/call.ts';
import { todayInCity } from '#lib/period/day.ts';
import { ask } from '#lib/graphql/ask.ts';
import { CreateToken, RevokeToken, Tokens } from '#lib/graphql/generated/operations.ts';
import type { TokenScope } from '#lib/graphql/generated/graphql.ts';
import type { Actions, PageServerLoad } from './$types';

const scopes: readonly TokenScope[] = ['READ_PUBLIC', 'READ_OWN', 'WRITE_OWN'];
const codes: Record<string, string> = {
	name: 'TOKEN_NAME',
	scopes: 'TOKEN_SCOPES',
	expiresOn: 'TOKEN_EXPIRES',
};

export const load: PageServerLoad = async ({ fetch }) => {
	const { viewer } = await ask(fetch, Tokens, {});
	return {
		tokens: viewer.tokens,
		today: todayInCity(0),
		latest: todayInCity(365),
		usual: todayInCity(90),
	};
};

export const actions: Actions = {
	create: async ({ fetch, request }) => {
		const form = await request.formData();
		const typed = {
			name: field(form, 'name'),
			scopes: scopes.filter((scope) => form.getAll('scopes').includes(scope)),
			expiresOn: field(form, 'expiresOn'),
		};
		const refuse = (code: string) =>
			fail(400, { ...typed, token: null, revoked: false, refused: { code, retryAfter: null } });
		if (!/^\d{4}-\d{2}-\d{2}$/.test(typed.expiresOn)) return refuse('TOKEN_EXPIRES');
		const { createToken } = await ask(fetch, CreateToken, { input: typed });
		if (createToken.__typename === 'CreateTokenSuccess')
			return { ...typed, token: createToken.token, revoked: false, refused: null };
		return refuse(
			createToken.__typename === 'InvalidInputError'
				? (codes[createToken.field ?? ''] ?? '')
				: 'UNAUTHENTICATED',
		);
	},
	revoke: async ({ fetch, request }) => {
		const id = field(await request.formData(), 'id');
		const { revokeToken } = await ask(fetch, RevokeToken, { id });
		const none = { name: '', scopes: [] as TokenScope[], expiresOn: '', token: null };
		if (revokeToken.__typename === 'RevokeTokenSuccess')
			return { ...none, revoked: true, refused: null };
		return fail(404, { ...none, revoked: false, refused: { code: 'NOT_FOUND', retryAfter: null } });
	},
};
