import { gunzipSync, gzipSync } from 'node:zlib';

/** A page, its own styles, and the tags of the style sheets and scripts of its first view. */
export async function firstView(address: string) {
	const answer = await fetch(address, { headers: { 'accept-encoding': 'identity' } });
	const html = await answer.text();
	const tags = [...html.matchAll(/<link [^>]*>/g)].map(([tag]) => tag);
	const link = (rel: string) => tags.filter((tag) => tag.includes(`rel="${rel}"`));
	return {
		html,
		style: [...html.matchAll(/<style[^>]*>(.*?)<\/style>/gs)].map(([, text]) => text).join(''),
		// A sheet that came inside the page is named as well, so that nobody fetches it again.
		sheets: link('stylesheet').filter((tag) => !tag.includes(' disabled')),
		scripts: link('modulepreload'),
	};
}

/** Bytes of the first view, each file packed with gzip: the page, its styles inside and outside, its scripts. */
export async function weigh(
	address: string,
): Promise<{ html: number; css: number; script: number }> {
	const { html, style, sheets, scripts } = await firstView(address);
	const total = async (tags: string[]) => {
		const files = tags.flatMap((tag) => /href="([^"]+)"/.exec(tag)?.[1] ?? []);
		const sizes = await Promise.all(
			[...new Set(files)].map(async (file) => {
				const body = await fetch(new URL(file, address));
				return packed(Buffer.from(await body.arrayBuffer()));
			}),
		);
		return sizes.reduce((sum, size) => sum + size, 0);
	};
	return {
		html: packed(Buffer.from(html)),
		css: packed(Buffer.from(style)) + (await total(sheets)),
		script: await total(scripts),
	};
}

function packed(body: Buffer): number {
	const plain = body[0] === 0x1f && body[1] === 0x8b ? gunzipSync(body) : body;
	return gzipSync(plain, { level: 9 }).length;
}
