import { isHttpError } from '@sveltejs/kit';
import { refusalLine } from '#lib/address/refused.ts';
import { PICTURES } from '#lib/charts/share.ts';
import { isTheme } from '#lib/http/theme.ts';
import { embedPage } from '#lib/picture/embed-page.ts';
import { askPicture } from '#lib/picture/load/ask.ts';
import { m } from '#lib/paraglide/messages.js';
import type { RequestHandler } from './$types';

/** These pages alone may stand in the frames of others: they hold public figures, and nothing can be done in them. */
const policy = [
	"default-src 'none'",
	"style-src 'unsafe-inline'",
	"font-src 'self'",
	"base-uri 'none'",
	"form-action 'none'",
	'frame-ancestors *',
].join('; ');

/** A public chart for the page of somebody else. `bahasa` and `tema` choose language and ground. */
export const GET: RequestHandler = async (event) => {
	const kind = PICTURES.find((one) => one === event.params.jenis);
	const theme = event.url.searchParams.get('tema');
	try {
		if (kind === undefined) return words(404, m.error_404());
		const picture = await askPicture(kind, event);
		const page = await embedPage(picture, {
			theme: isTheme(theme) ? theme : 'system',
			origin: event.url.origin,
		});
		return answer(200, page, 'text/html; charset=utf-8', 'public, max-age=60');
	} catch (problem) {
		if (!isHttpError(problem)) throw problem;
		return words(
			problem.status,
			problem.status === 400
				? refusalLine(problem.body, event.url.searchParams)
				: m.error_503_text(),
		);
	}
};

function words(status: number, text: string): Response {
	return answer(status, `${text}\n`, 'text/plain; charset=utf-8', 'no-store');
}

function answer(status: number, body: string, type: string, kept: string): Response {
	return new Response(body, {
		status,
		headers: { 'content-type': type, 'content-security-policy': policy, 'cache-control': kept },
	});
}
