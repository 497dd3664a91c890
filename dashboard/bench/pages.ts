// Whole pages as a browser gets them, warm, at a steady 20 requests a second.
export const pages = [
	'/',
	'/peringkat',
	'/tren',
	'/opd/DINDIK',
	'/indikator/DINDIK-01',
	'/sekolah',
];

const perSecond = 20;

/** Milliseconds within which 95 of 100 answers were whole. Throws when any answer is not 200. */
export async function slowestOfPages(base: string, path: string, seconds: number): Promise<number> {
	const took: number[] = [];
	const get = async () => {
		const started = performance.now();
		const response = await fetch(base + path, { headers: { accept: 'text/html' } });
		await response.text();
		if (response.status !== 200) throw new Error(`${path} answered ${response.status}.`);
		return performance.now() - started;
	};
	for (let turn = 0; turn < 3; turn++) await get(); // warms up
	const under: Promise<void>[] = [];
	for (let turn = 0; turn < perSecond * seconds; turn++) {
		under.push(get().then((ms) => void took.push(ms)));
		await new Promise((resolve) => setTimeout(resolve, 1000 / perSecond));
	}
	await Promise.all(under);
	return took.sort((a, b) => a - b)[Math.ceil(took.length * 0.95) - 1] ?? NaN;
}
