import { isIP } from 'node:net';

/**
 * The addresses that count as one client: the /64 of an IPv6 address in its canonical form, such as 2001:db8:1:2::/64,
 * since whoever has one address there has 2^64 of them. An IPv4 address is itself, also where it is mapped into IPv6;
 * what is no address stays as it is.
 */
export function addressGroup(address: string): string {
	const [plain = ''] = address.split('%'); // without the zone of a link-local address
	if (isIP(plain) !== 6) return address;
	const words = wordsOf(plain);
	if (words.slice(0, 5).every((word) => word === 0) && words[5] === 0xffff)
		return words
			.slice(6)
			.flatMap((word) => [word >> 8, word & 0xff])
			.join('.');
	const network = words.slice(0, 4).map((word) => word.toString(16));
	return `${new URL(`http://[${network.join(':')}::]`).hostname.slice(1, -1)}/64`;
}

/** The eight words of a valid IPv6 address. */
function wordsOf(address: string): number[] {
	const hex = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_all, ...parts: string[]) => {
		const [a = 0, b = 0, c = 0, d = 0] = parts.slice(0, 4).map(Number);
		return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
	});
	const [head = '', tail] = hex.split('::');
	const words = (text: string) =>
		text === '' ? [] : text.split(':').map((word) => parseInt(word, 16));
	if (tail === undefined) return words(head);
	const [front, back] = [words(head), words(tail)];
	return [...front, ...Array<number>(8 - front.length - back.length).fill(0), ...back];
}
