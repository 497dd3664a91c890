import { fail, redirect } from '@sveltejs/kit';
import { act, cannotBe, type Refusal } from '#lib/form/act.ts';
import { todayInCity } from '#lib/period/day.ts';
import { field } from '#lib/form/call.ts';
import { typedDay } from '#lib/form/day.ts';
import { ask } from '#lib/graphql/ask.ts';
import {
	AgencyList,
	ChangeAgency,
	CreateAgency,
	CreateSuccession,
	WithdrawSuccession,
} from '#lib/graphql/generated/operations.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url }) => {
	const { agencies } = await ask(fetch, AgencyList, {});
	return {
		agencies: agencies.edges.map(({ node }) => node),
		today: todayInCity(),
		done: url.searchParams.get('selesai'),
	};
};

export const actions: Actions = {
	create: async (event) => {
		const form = await event.request.formData();
		const typed = typedIn(form);
		const validFrom = typedDay(typed['validFrom'] ?? '');
		if (validFrom === undefined)
			return failed('create', '', typed, cannotBe('validFrom', 'NO_DAY'));
		const { refused } = await act(event, form, CreateAgency, {
			input: {
				code: (typed['code'] ?? '').toUpperCase(),
				...namesOf(typed),
				validFrom,
				reason: typed['reason'] || null,
			},
		});
		if (refused) return failed('create', '', typed, refused);
		redirect(303, '/admin/opd?selesai=buat#isi');
	},
	change: async (event) => {
		const form = await event.request.formData();
		const typed = typedIn(form);
		const validTo = typedDay(typed['validTo'] ?? '');
		if (validTo === undefined)
			return failed('change', typed['id'], typed, cannotBe('validTo', 'NO_DAY'));
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
		if (refused) return failed('change', typed['id'], typed, refused);
		redirect(303, '/admin/opd?selesai=ubah#isi');
	},
	succeed: async (event) => {
		const form = await event.request.formData();
		const typed = typedIn(form);
		const { agency = '', predecessor = '', decree = '' } = typed;
		const date = typedDay(typed['date'] ?? '');
		if (!date) return failed('succeed', agency, typed, cannotBe('date', 'NO_DAY'));
		const { refused } = await act(event, form, CreateSuccession, {
			input: { agency, predecessor, date, decree, reason: typed['reason'] || null },
		});
		if (refused) return failed('succeed', agency, typed, refused);
		redirect(303, '/admin/opd?selesai=catat#isi');
	},
	withdraw: async (event) => {
		const form = await event.request.formData();
		const typed = typedIn(form);
		const { id = '', reason = '' } = typed;
		const { refused } = await act(event, form, WithdrawSuccession, { input: { id, reason } });
		if (refused) return failed('withdraw', typed['agency'], typed, refused);
		redirect(303, '/admin/opd?selesai=cabut#isi');
	},
};

function typedIn(form: FormData): Record<string, string> {
	const names = [
		...['id', 'code', 'name', 'nameEn', 'shortName', 'validFrom', 'validTo', 'reason'],
		...['agency', 'predecessor', 'date', 'decree'],
	];
	return Object.fromEntries(names.map((name) => [name, field(form, name).trim()]));
}

function namesOf(typed: Record<string, string>) {
	const { name = '', nameEn = '', shortName = '' } = typed;
	return { name, nameEn, shortName };
}

/** The form of an act on an agency, `of`, as it was typed. */
function failed(what: string, of = '', typed: Record<string, string>, refused: Refusal) {
	return fail(400, { what, of, typed, refused });
}
