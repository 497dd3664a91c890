import { isHttpError } from '@sveltejs/kit';
import { refusalLine } from '#lib/address/refused.ts';
import { PICTURES, type PictureKind } from '#lib/charts/share.ts';
import { fileAnswer } from '#lib/export/file-answer.ts';
import { m } from '#lib/paraglide/messages.js';
import { drawPicture } from '#lib/picture/draw.ts';
import { askPicture } from '#lib/picture/load/ask.ts';
import type { RequestHandler } from './$types';

const WIDTH = 960;
const FILE = new RegExp(`^(${PICTURES.join('|')})\\.(svg|csv|xlsx)$`);

/** A picture is the same for everybody, so that it may be kept for a moment. */
const kept = 'public, max-age=60';

/** A public chart as a picture or as its figures. `bahasa` and `tema` choose language and ground. */
export const GET: RequestHandler = async (event) => {
	const [, kind, format] = FILE.exec(event.params.file) ?? [];
	if (kind === undefined || format === undefined) return refused(404, 'NOT_FOUND');
	try {
		const picture = await askPicture(kind as PictureKind, event);
		if (format !== 'svg') {
			const sheet = await picture.sheet();
			sheet.about.push([m.file_title(), picture.title], [m.file_source(), picture.source]);
			return await fileAnswer(sheet, format, event.url.origin + picture.address, kept);
		}
		const svg = await drawPicture(picture, {
			width: WIDTH,
			site: event.url.host,
			ground: event.url.searchParams.get('tema') === 'dark' ? 'dark' : 'light',
		});
		return new Response(svg, {
			headers: {
				'content-type': 'image/svg+xml; charset=utf-8',
				'content-disposition': `inline; filename="seksama-${kind}.svg"`,
				'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
				'cache-control': kept,
			},
		});
	} catch (problem) {
		// Pictures stand in the pages of others, where no page of ours could tell what is wrong.
		if (isHttpError(problem))
			return refused(problem.status, refusalLine(problem.body, event.url.searchParams));
		throw problem;
	}
};

function refused(status: number, message: string): Response {
	return new Response(`${message}\n`, { status, headers: { 'cache-control': 'no-store' } });
}
