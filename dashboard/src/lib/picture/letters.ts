/** Letters of the house's font are about so wide, in parts of their size: nothing measures text on a server. */
const WIDTH = 0.55;

/** As much of the text as fits, with a sign that some is missing. */
export function fit(text: string, size: number, width: number): string {
	const most = Math.floor(width / (size * WIDTH));
	return text.length <= most ? text : `${text.slice(0, Math.max(1, most - 1)).trimEnd()}…`;
}

/** The text in lines that fit, broken between words. */
export function wrap(text: string, size: number, width: number): string[] {
	const most = Math.floor(width / (size * WIDTH));
	const lines: string[] = [];
	for (const word of text.split(' ')) {
		const last = lines.at(-1);
		if (last !== undefined && last.length + 1 + word.length <= most)
			lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(word);
	}
	return lines;
}
