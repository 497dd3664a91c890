// What is not a question to the API: rollups, the way of a transaction, whole pages, overload, starting, memory.
import { stand, type Started } from './children.ts';
import { overload } from './overload.ts';
import { pages, slowestOfPages } from './pages.ts';
import { compareRecipe } from './recipe.ts';
import { held, table, within } from './report.ts';
import { compareRollups } from './rollups.ts';

/** Measures all that on a database and the program that serves it, and tells it as a table of text. */
export async function besides(
	address: string,
	cached: Started,
	rounds: number,
	seconds: number,
): Promise<string> {
	const { cities, achievements, lines } = await compareRollups(address, rounds);
	const { operation, interactive } = await compareRecipe(address, rounds, seconds);
	const rows = [
		['else', 'figure'],
		...lines.map(({ name, goal, kept, computed }) => [
			`${name}: computed / rollup, ${cities} cities, ${achievements} achievements`,
			`${computed.toFixed(1)} ms / ${kept.toFixed(1)} ms = ${held(computed / kept, goal, 0)}`,
		]),
		['Prisma in one flight / in an interactive transaction', held(operation / interactive, 1.3)],
	];
	for (const path of pages)
		rows.push([
			`page ${path}: 95 of 100 within`,
			within(await slowestOfPages(cached.base, path, seconds), 150, 'ms'),
		]);
	const { asked, refused, answerMs, refusalMs, probeMs, lost } = await overload(cached.base, 15);
	rows.push(
		[
			`ten times what it can answer (${asked}/s, ${Math.round(refused * 100)} % refused): 99 of 100 answers within`,
			within(answerMs[1], 1000, 'ms'),
		],
		[
			'the same: the middle of the refusals, of the probes',
			`${refusalMs[0].toFixed(1)} ms, ${probeMs[0].toFixed(1)} ms`,
		],
		['the same: neither answered nor refused', within(lost, 0, 'requests')],
	);
	rows.push(['start, filled database', within(cached.ms, 4000, 'ms')]);
	rows.push(['memory after all this', within((await stand(cached)).memory / 2 ** 20, 600, 'MB')]);
	return table(rows);
}
