import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { act, cannotBe, type Refusal } from '#lib/form/act.ts';
import { todayInCity } from '#lib/period/day.ts';
import { field } from '#lib/form/call.ts';
import { typedDay } from '#lib/form/day.ts';
import { ask } from '#lib/graphql/ask.ts';
import type { Operation } from '#lib/graphql/operation.ts';
import {
	ChangeUser,
	CreateSignInLink,
	EndSessions,
	GiveGrant,
	ResetSecondFactor,
	RevokeToken,
	RolePlaces,
	UserPage,
	WithdrawGrant,
} from '#lib/graphql/generated/operations.ts';
import type { Role } from '#lib/graphql/generated/graphql.ts';
import { isRole } from '#lib/terms/roles.ts';
import { homeCode } from '#lib/region/home.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params, parent }) => {
	const { held } = await parent();
	const answer = await ask(fetch, UserPage, { id: params.id, agencies: held.includes('ADMIN') });
	const { user } = answer;
	if (!user) error(404, { message: 'NOT_FOUND' });
	return {
		title: user.name,
		user,
		sessions: answer.sessions.edges.map(({ node }) => node),
		tokens: answer.tokens.edges.map(({ node }) => node),
		roles: answer.roles ?? [],
		agencies: answer.agencies?.edges.map(({ node }) => node) ?? [],
		today: todayInCity(),
	};
};

type Event = RequestEvent<{ id: string }>;

export const actions: Actions = {
	give: async (event) => {
		const form = await event.request.formData();
		const text = (name: string) => field(form, name).trim();
		const role = text('role');
		const year = Number(text('awardYear'));
		if (!isRole(role)) return failed('give', form, cannotBe('role', 'NO_CHOICE'));
		const input = {
			user: event.params.id,
			role,
			scope: await scopeOf(event, role, text),
			awardYear: role === 'AWARD_COMMITTEE' && year > 0 ? year : null,
			validFrom: typedDay(text('validFrom')),
			validTo: typedDay(text('validTo')),
			reason: text('reason') || null,
		};
		if (input.validFrom === undefined) return failed('give', form, cannotBe('validFrom', 'NO_DAY'));
		if (input.validTo === undefined) return failed('give', form, cannotBe('validTo', 'NO_DAY'));
		return done(event, 'give', form, GiveGrant, { input: { ...input } as never });
	},
	withdraw: (event) =>
		run(event, 'withdraw', WithdrawGrant, (form) => ({
			id: field(form, 'id'),
			reason: field(form, 'reason'),
		})),
	name: (event) =>
		run(event, 'name', ChangeUser, (form) => ({
			id: event.params.id,
			name: field(form, 'name'),
		})),
	block: (event) =>
		run(event, 'block', ChangeUser, (form) => ({
			id: event.params.id,
			active: false,
			reason: field(form, 'reason'),
		})),
	unblock: (event) =>
		run(event, 'unblock', ChangeUser, () => ({ id: event.params.id, active: true })),
	sessions: (event) => run(event, 'sessions', EndSessions, actOn(event)),
	factor: (event) => run(event, 'factor', ResetSecondFactor, actOn(event)),
	link: async (event) => {
		const form = await event.request.formData();
		const { done: made, refused } = await act(event, form, CreateSignInLink, {
			input: actOn(event)(form),
		});
		if (refused) return failed('link', form, refused);
		const link = made.createSignInLink;
		if (link.__typename !== 'CreateSignInLinkSuccess') error(500, { message: 'UNAVAILABLE' });
		// The one answer that is shown in the place of leading on: the link is told once.
		return { what: 'link', typed: {} as Record<string, string>, refused: null, link };
	},
	token: async (event) => {
		const form = await event.request.formData();
		return done(event, 'token', form, RevokeToken, { id: field(form, 'id') });
	},
};

const actOn = (event: Event) => (form: FormData) => ({
	user: event.params.id,
	reason: field(form, 'reason'),
});

/** A role and where it is held, as the form asks for them, in the words of the API. */
async function scopeOf({ fetch }: Event, role: Role, text: (name: string) => string) {
	const { roles } = await ask(fetch, RolePlaces, {});
	const scopes = {
		AGENCY: `agency:${text('agency')}`,
		SCHOOL: `school:${text('npsn')}`,
		REGION: `region:${homeCode()}`,
	};
	return scopes[roles.find((one) => one.role === role)?.heldOn ?? 'REGION'];
}

async function run<Data extends object, Input extends object>(
	event: Event,
	what: string,
	operation: Operation<Data, { input: Input }>,
	input: (form: FormData) => Input,
) {
	const form = await event.request.formData();
	return done(event, what, form, operation, { input: input(form) });
}

/** Does it and leads on, so that loading the page again does nothing twice; or brings the form back as it was typed. */
async function done<Data extends object, Variables extends object>(
	event: Event,
	what: string,
	form: FormData,
	operation: Operation<Data, Variables>,
	variables: Variables,
) {
	const { refused } = await act(event, form, operation, variables);
	if (refused) return failed(what, form, refused);
	// The place on the page is named anew, or the browser would stay at the form and miss what is said on top.
	redirect(303, `/admin/pengguna/${event.params.id}?selesai=${what}#isi`);
}

function failed(what: string, form: FormData, refused: Refusal) {
	const typed = Object.fromEntries(
		[...form].flatMap(([name, value]) =>
			typeof value === 'string' && name !== 'proof' ? [[name, value]] : [],
		),
	) as Record<string, string>;
	return fail(400, { what, typed, refused, link: null });
}
