import { redirect } from '@sveltejs/kit';
import { askSignIn, goOn, unlessAway } from '#lib/form/call.ts';
import type { RequestHandler } from './$types';

/** The way to the government's sign-in: an address, since a form may only be sent to this site. */
export const GET: RequestHandler = async (event) => {
	const answer = await askSignIn(event, '/sign-in/social', {
		provider: 'government',
		callbackURL: goOn(event.url),
		errorCallbackURL: '/masuk?error=government',
	});
	unlessAway(answer, event);
	const url = answer.ok ? answer.data['url'] : undefined;
	redirect(303, typeof url === 'string' ? url : '/masuk?error=government');
};
