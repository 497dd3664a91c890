import { error, fail } from '@sveltejs/kit';
import { act, cannotBe, type Refusal } from '#lib/form/act.ts';
import { field } from '#lib/form/call.ts';
import { typedDay } from '#lib/form/day.ts';
import { todayInCity } from '#lib/period/day.ts';
import { ask } from '#lib/graphql/ask.ts';
import { CreateToken, RevokeToken, Tokens } from '#lib/graphql/generated/operations.ts';
import type { TokenScope } from '#lib/graphql/generated/graphql.ts';
import type { Actions, PageServerLoad } from './$types';

const scopes: readonly TokenScope[] = ['READ_PUBLIC', 'READ_OWN', 'WRITE_OWN'];

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
	create: async (event) => {
		const form = await event.request.formData();
		const typed = {
			name: field(form, 'name'),
			scopes: scopes.filter((scope) => form.getAll('scopes').includes(scope)),
			expiresOn: field(form, 'expiresOn'),
		};
		const refuse = (refused: Refusal) =>
			fail(400, { ...typed, token: null, revoked: false, refused });
		const expiresOn = typedDay(typed.expiresOn);
		if (!expiresOn) return refuse(cannotBe('expiresOn', 'NO_DAY'));
		const { done, refused } = await act(event, form, CreateToken, {
			input: { ...typed, expiresOn },
		});
		if (refused) return refuse(refused);
		if (done.createToken.__typename !== 'CreateTokenSuccess')
			error(500, { message: 'UNAVAILABLE' });
		return { ...typed, token: done.createToken.token, revoked: false, refused: null };
	},
	revoke: async (event) => {
		const form = await event.request.formData();
		const { refused } = await act(event, form, RevokeToken, { id: field(form, 'id') });
		const none = { name: '', scopes: [] as TokenScope[], expiresOn: '', token: null };
		if (refused) return fail(404, { ...none, revoked: false, refused });
		return { ...none, revoked: true, refused };
	},
};
