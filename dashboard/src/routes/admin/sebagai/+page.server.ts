import { error, fail } from '@sveltejs/kit';
import { act } from '#lib/form/act.ts';
import { field } from '#lib/form/call.ts';
import { ViewAsRole } from '#lib/graphql/generated/operations.ts';
import { isRole } from '#lib/terms/roles.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	/** Looking is noted in the audit log, so it is asked for by a form and not by an address. */
	default: async (event) => {
		const form = await event.request.formData();
		const asked = field(form, 'role');
		const typed = {
			role: isRole(asked) ? asked : null,
			onProvince: field(form, 'scope') === 'PROVINCE',
			secondFactor: !form.has('withoutFactor'),
		};
		const { done, refused } = await act(event, form, ViewAsRole, { input: typed });
		if (refused) return fail(400, { typed, refused, examples: null });
		if (done.viewAsRole.__typename !== 'ViewAsRoleSuccess') error(500, { message: 'UNAVAILABLE' });
		return { typed, refused: null, examples: done.viewAsRole.examples };
	},
};
