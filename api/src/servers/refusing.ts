import type { IncomingMessage, ServerResponse } from 'node:http';
import { emptyReport } from '../operation/cost.ts';
import { apiError } from '../operation/errors.ts';
import type { Limits } from '../operation/limits.ts';
import { acceptedType, json } from './accepted.ts';

/** Who reads an answer decides its form: a program that asks GraphQL, the forms of sign-in, or a person. */
export type Kind = 'graphql' | 'sign-in' | 'page';

/** Why a request is not let in. */
export interface Why {
	status: 400 | 408 | 413 | 503;
	/** In English, for programs. */
	message: string;
	/** Seconds after which to come back. */
	retryAfter?: number;
}

export const busy: Why = {
	status: 503,
	message: 'The service is busy or away for a moment. It is safe to try again.',
	retryAfter: 1,
};

const codeOfSignIn = { 400: 'BAD_REQUEST', 408: 'TOO_SLOW', 413: 'TOO_LARGE', 503: 'UNAVAILABLE' };

/** In words of both languages: nobody knows yet which one the reader chose. */
const words = {
	400: [
		'Permintaan ini tidak dapat dibaca.',
		'This request cannot be read.',
		'Muat ulang halaman sebelumnya dan coba lagi.',
		'Load the page before anew and try again.',
	],
	408: [
		'Kiriman tidak tiba tepat waktu.',
		'What you sent did not arrive in time.',
		'Kirim sekali lagi, sebaiknya dengan sambungan yang lebih baik.',
		'Send it again, on a better line if you can.',
	],
	413: [
		'Kiriman ini terlalu besar.',
		'What you sent is too large.',
		'Kurangi isinya lalu kirim sekali lagi.',
		'Send less of it.',
	],
	503: [
		'Seksama sedang sibuk.',
		'Seksama is busy for a moment.',
		'Tidak ada yang hilang. Coba lagi beberapa saat lagi.',
		'Nothing is lost. Try again in a moment.',
	],
} as const;

/** Answers a request that is not let in. It costs next to nothing, and nobody keeps it. */
export function refuse(
	{ headers, url = '' }: Pick<IncomingMessage, 'headers' | 'url'>,
	outgoing: ServerResponse,
	kind: Kind,
	why: Why,
	limits: Limits,
): void {
	const { status, retryAfter } = why;
	const { type, text } = bodyOf(String(headers.accept ?? ''), kind, why, limits);
	outgoing.writeHead(status, {
		'content-type': type,
		'content-length': Buffer.byteLength(text),
		'cache-control': 'no-store',
		'x-content-type-options': 'nosniff',
		...(retryAfter && { 'retry-after': String(retryAfter) }),
		...(type.startsWith('text/html') && {
			'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'${url.startsWith('/sematan/') ? '' : "; frame-ancestors 'none'"}`,
		}),
	});
	outgoing.end(text);
}

/** A small answer for a person, in both languages; plain where no page is wanted. */
export function smallPage(accept: string, status: Why['status']): { type: string; text: string } {
	const [title, titleEn, text, textEn] = words[status];
	if (!/\btext\/html\b/.test(accept))
		return {
			type: 'text/plain; charset=utf-8',
			text: `${title} ${text}\n${titleEn} ${textEn}\n`,
		};
	return {
		type: 'text/html; charset=utf-8',
		text: `<!doctype html><html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${title} · Seksama</title><style>body{font:1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:12vh auto;padding:0 1rem}</style></head><body><main><h1>${title}</h1><p>${text}</p><div lang="en"><h2>${titleEn}</h2><p>${textEn}</p></div></main></body></html>\n`,
	};
}

function bodyOf(
	accept: string,
	kind: Kind,
	{ status, message, retryAfter }: Why,
	limits: Limits,
): { type: string; text: string } {
	if (kind === 'page') return smallPage(accept, status);
	if (kind === 'sign-in') {
		const body = { code: codeOfSignIn[status], message, ...(retryAfter && { retryAfter }) };
		return { type: 'application/json', text: JSON.stringify(body) };
	}
	const error = apiError(status === 503 ? 'UNAVAILABLE' : 'BAD_REQUEST', message);
	return {
		type: `${acceptedType(accept || null) ?? json}; charset=utf-8`,
		text: JSON.stringify({
			errors: [error.toJSON()],
			extensions: { cost: emptyReport(limits, false) },
		}),
	};
}
