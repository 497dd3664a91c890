import tokens from '../../styles/tokens.css?raw';

export type Ground = 'light' | 'dark';

/** The colours of a theme as the style sheet of the house has them, by the name of their token. */
function coloursOf(selector: string): Map<string, string> {
	const begin = tokens.indexOf(`\n${selector} {`);
	const block = tokens.slice(begin, tokens.indexOf('}', begin));
	return new Map(
		[...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [
			name ?? '',
			hex ?? '',
		]),
	);
}

const grounds: Record<Ground, Map<string, string>> = {
	light: coloursOf(':root'),
	dark: coloursOf(":root[data-theme='dark']"),
};

/** A drawing with every token replaced by its colour, so that it needs no style sheet. */
export function coloured(svg: string, ground: Ground): string {
	return svg.replace(/var\(--([\w-]+)\)/g, (token, name: string) => {
		const colour = grounds[ground].get(name);
		if (colour === undefined) throw new Error(`No colour is called ${token}.`);
		return colour;
	});
}

/** The colours as a style sheet, for a page of its own. */
export function styleOf(theme: Ground | 'system'): string {
	const rules = (ground: Ground) =>
		`:root{color-scheme:${ground};${[...grounds[ground]].map(([name, hex]) => `--${name}:${hex}`).join(';')}}`;
	if (theme !== 'system') return rules(theme);
	return `${rules('light')}@media(prefers-color-scheme:dark){${rules('dark')}}`;
}
