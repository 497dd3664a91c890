import { limitsOf } from '@seksama/api/operation/limits.ts';
import { smallPage } from '@seksama/api/servers/refusing.ts';
import { within } from '@seksama/api/operation/within.ts';

let most: number | undefined;

/** The answer, or a small page with 503 where drawing it takes longer than a request may. */
export function inTime(request: Request, answer: Promise<Response>): Promise<Response> {
	most ??= limitsOf().requestMs;
	return within(most, answer, () => {
		const { type, text } = smallPage(request.headers.get('accept') ?? '', 503);
		return new Response(text, {
			status: 503,
			headers: { 'content-type': type, 'cache-control': 'no-store', 'retry-after': '5' },
		});
	});
}
