import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { encode } from 'uqr';
import { askSignIn, field, type Answered } from '#lib/form/call.ts';
import type { Actions, PageServerLoad } from './$types';

/** What the page shows while a new authenticator is set up: it travels with the form, and is kept nowhere. */
interface SetUp {
	uri: string;
	modules: boolean[][];
	secret: string;
	codes: string[];
}

export const load: PageServerLoad = ({ url }) => ({ done: url.searchParams.get('selesai') });

export const actions: Actions = {
	begin: async (event) => {
		const password = field(await event.request.formData(), 'password');
		const answer = await askSignIn(
			event,
			'/two-factor/enable',
			password === '' ? {} : { password },
		);
		if (!answer.ok) return refused('begin', answer);
		const { totpURI, backupCodes } = answer.data as { totpURI: string; backupCodes: string[] };
		return {
			what: 'confirm' as const,
			setUp: setUp(totpURI, backupCodes),
			codes: null,
			refused: null,
		};
	},
	confirm: async (event) => {
		const form = await event.request.formData();
		const uri = field(form, 'uri');
		const answer = await askSignIn(event, '/two-factor/verify-totp', {
			code: field(form, 'code').replace(/\D/g, ''),
		});
		if (answer.ok) redirect(303, '/akun/dua-langkah?selesai=1');
		const again = /^otpauth:\/\/totp\/[^\s]{1,500}$/.test(uri)
			? setUp(uri, field(form, 'codes').split(' ').slice(0, 20))
			: null;
		return fail(answer.status, {
			what: again ? ('confirm' as const) : ('begin' as const),
			setUp: again,
			codes: null,
			refused: answer,
		});
	},
	renew: async (event) => {
		const answer = await proved(event, '/two-factor/generate-backup-codes');
		if (!answer.ok) return refused('renew', answer);
		const { backupCodes } = answer.data as { backupCodes: string[] };
		return { what: 'renew' as const, setUp: null, codes: backupCodes, refused: null };
	},
	disable: async (event) => {
		const answer = await proved(event, '/two-factor/disable');
		if (!answer.ok) return refused('disable', answer);
		redirect(303, '/akun/dua-langkah?selesai=mati');
	},
};

/** Shows the second factor first, then asks with the password: neither alone changes anything here. */
async function proved(event: RequestEvent, path: string): Promise<Answered> {
	const form = await event.request.formData();
	const shown = await askSignIn(event, '/two-factor/verify-totp', {
		code: field(form, 'code').replace(/\D/g, ''),
	});
	return shown.ok ? askSignIn(event, path, { password: field(form, 'password') }) : shown;
}

function refused(what: 'begin' | 'renew' | 'disable', answer: Answered & { ok: false }) {
	return fail(answer.status, { what, setUp: null, codes: null, refused: answer });
}

function setUp(uri: string, codes: string[]): SetUp {
	const { data } = encode(uri, { border: 2 });
	return { uri, modules: data, secret: new URL(uri).searchParams.get('secret') ?? '', codes };
}
