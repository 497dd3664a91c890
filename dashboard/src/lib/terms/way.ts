/** Which way a difference goes, as a class of style; empty where there is none. */
export function wayOf(difference: string | null | undefined): 'up' | 'down' | '' {
	const way = Number(difference ?? 0);
	if (way === 0) return '';
	return way > 0 ? 'up' : 'down';
}
