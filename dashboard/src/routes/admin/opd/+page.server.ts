import { fail, redirect } from '@sveltejs/kit';
import { act, type Refusal } from '#lib/admin/act.ts';
import { todayInJakarta } from '#lib/admin/person.ts';
import { field } from '#lib/form/call.ts';
import { ask } from '#lib/graphql/ask.ts';
import { AgencyList, ChangeAgency, CreateAgency } from '#lib/graphql/generated/operations.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url }) => {
	const { agencies } = await ask(fetch, AgencyList, {});
	return {
		agencies: agencies.edges.map(({ node }) => node),
		today: todayInJakarta(),
		done: url.searchParams.get('selesai'),
	};
};

export const actions: Actions = {
	create: async (event) => {
		const form = await event.request.formData();
		const typed = typedIn(form);
		const { refused } = await act(event, form, CreateAgency, {
			input: {
				code: (typed['code'] ?? '').toUpperCase(),
				...namesOf(typed),
				validFrom: dayOf(typed['validFrom']),
				reason: typed['reason'] || null,
			},
		});
		if (refused) return failed('create', typed, refused);
		redirect(303, '/admin/opd?selesai=buat#isi');
	},
	change: async (event) => {
		const form = await event.request.formData();
		const typed = typedIn(form);
		const validTo = dayOf(typed['validTo']);
		const { refused } = await act(event, form, ChangeAgency, {
			input: {
				id: typed['id'] ?? '',
				...namesOf(typed),
				validTo,
				// An emptied field takes the last day away.
				goesOn: validTo === null,
				reason: typed['reason'] || null,
			},
		});
		if (refused) return failed(typed['id'] ?? '', typed, refused);
		redirect(303, '/admin/opd?selesai=ubah#isi');
	},
};

function typedIn(form: FormData): Record<string, string> {
	const names = ['id', 'code', 'name', 'nameEn', 'shortName', 'validFrom', 'validTo', 'reason'];
	return Object.fromEntries(names.map((name) => [name, field(form, name).trim()]));
}

function namesOf(typed: Record<string, string>) {
	const { name = '', nameEn = '', shortName = '' } = typed;
	return { name, nameEn, shortName };
}

function dayOf(text: string | undefined): string | null {
	return text && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;
}

function failed(what: string, typed: Record<string, string>, refused: Refusal) {
	return fail(400, { what, typed, refused });
}
