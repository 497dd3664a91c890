import font from '@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2?url';
import { render } from 'svelte/server';
import type { Theme } from '#lib/http/theme.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { styleOf } from './colours.ts';
import Embed from './Embed.svelte';
import type { Picture } from './picture.ts';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;' };

/** A page with one chart and nothing else, for the frames of others: no script, no cookie, nothing to fetch. */
export async function embedPage(
	picture: Picture,
	{ theme, origin }: { theme: Theme; origin: string },
): Promise<string> {
	const sheet = await picture.sheet();
	const { head, body } = await render(Embed, { props: { picture, sheet, origin } });
	const title = picture.title.replace(/[&<]/g, (sign) => escapes[sign] ?? sign);
	return `<!doctype html>
<html lang="${getLocale()}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · Seksama</title>
<style>@font-face{font-family:'Plus Jakarta Sans';font-weight:200 800;font-display:swap;src:url(${font}) format('woff2')}${styleOf(theme)}</style>
${head}
</head>
<body>${body}</body>
</html>
`;
}
