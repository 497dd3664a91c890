/** Numbers that must not be known: of each table, a thousand of them from here on. */
type Begins = Record<string, number>;

/** Where such a number stands in a text, as digits or in what a word of it decodes to, each with what was found. */
export function numbersIn(text: string, begins: Begins): string[] {
	const plain = decodeAll(text);
	const digits = Object.values(begins).map((first) => String(first).slice(0, -3));
	const shown = new RegExp(`(?:${digits.join('|')})\\d{3}`);
	const found: string[] = [];
	for (const word of new Set(plain.match(/[\w+/=-]{4,}/g) ?? []))
		if (shown.test(word) || decoded(word).some((bytes) => holds(bytes, shown, begins)))
			found.push(word);
	return found;
}

/** Cookies and addresses are written with per cent signs. */
function decodeAll(text: string): string {
	return text.replaceAll(/%[0-9a-f]{2}/gi, (code) =>
		String.fromCharCode(Number.parseInt(code.slice(1), 16)),
	);
}

function decoded(word: string): Buffer[] {
	const ways = [Buffer.from(word, 'base64url')];
	if (/^[0-9a-f]+$/i.test(word))
		ways.push(Buffer.from(word.padStart(word.length + (word.length % 2), '0'), 'hex'));
	return ways;
}

function holds(bytes: Buffer, shown: RegExp, begins: Begins): boolean {
	if (shown.test(bytes.toString('latin1'))) return true;
	for (let at = 0; at + 4 <= bytes.length; at += 1)
		for (const number of [bytes.readUInt32BE(at), bytes.readUInt32LE(at)])
			if (Object.values(begins).some((first) => number >= first && number < first + 1000))
				return true;
	return false;
}
