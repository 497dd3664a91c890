import { fail, redirect } from '@sveltejs/kit';
import { act, type Refusal } from '#lib/form/act.ts';
import { field } from '#lib/form/call.ts';
import { ask } from '#lib/graphql/ask.ts';
import { ChangeRegion, CreateRegion, RegionList } from '#lib/graphql/generated/operations.ts';
import { homeCode } from '#lib/region/home.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url }) => {
	const { regions } = await ask(fetch, RegionList, { home: homeCode() });
	return {
		/** Each kecamatan, before its kelurahan. */
		districts: regions
			.filter(({ level }) => level === 'DISTRICT')
			.map(({ code }) => regions.filter((region) => region.code.startsWith(code))),
		done: url.searchParams.get('selesai'),
	};
};

export const actions: Actions = {
	create: async (event) => {
		const form = await event.request.formData();
		const typed = typedIn(form);
		const { refused } = await act(event, form, CreateRegion, { input: typed });
		if (refused) return failed('create', typed, refused);
		redirect(303, '/admin/wilayah?selesai=buat#isi');
	},
	change: async (event) => {
		const form = await event.request.formData();
		const typed = typedIn(form);
		const { refused } = await act(event, form, ChangeRegion, { input: typed });
		if (refused) return failed(typed.code, typed, refused);
		redirect(303, '/admin/wilayah?selesai=ubah#isi');
	},
};

function typedIn(form: FormData) {
	const text = (name: string) => field(form, name).trim();
	return { code: text('code'), name: text('name'), source: text('source'), reason: text('reason') };
}

function failed(what: string, typed: ReturnType<typeof typedIn>, refused: Refusal) {
	return fail(400, { what, typed, refused });
}
