import autocannon from 'autocannon';
import { perQuestion, type Cpu } from './cpu.ts';

export interface Request {
	url: string;
	method?: 'GET' | 'POST';
	body?: string;
	headers?: Record<string, string>;
}

/** A request, and where wanted how the CPU time behind it is read. */
export interface Way {
	request: Request;
	cpu?: (() => Promise<Cpu>) | undefined;
}

export interface Figure {
	/** Answers a second. */
	rate: number;
	/** Milliseconds of CPU of one question. */
	cpu?: Cpu | undefined;
}

/**
 * Asks at 16 requests in flight for `seconds`. Throws when any answer is not 200: a fast error is no figure.
 */
async function measure({ request, cpu }: Way, seconds: number): Promise<Figure> {
	const before = await cpu?.();
	const result = await autocannon({ ...request, connections: 16, duration: seconds, bailout: 100 });
	const after = await cpu?.();
	if (result.non2xx > 0 || result.errors > 0)
		throw new Error(
			`${request.url}: ${result.non2xx} answers were not 200, ${result.errors} failed.`,
		);
	const answers = result.requests.total;
	return {
		rate: answers / result.duration,
		cpu: before && after && perQuestion(before, after, answers),
	};
}

/** Measures several requests in turn, round after round, so that drift of the machine hits all alike. Medians. */
export async function compare(
	ways: readonly Way[],
	rounds: number,
	seconds: number,
): Promise<Figure[]> {
	const figures = ways.map(() => [] as Figure[]);
	for (const way of ways) await measure(way, 1);
	for (let round = 0; round < rounds; round++)
		for (const [index, way] of ways.entries()) figures[index]?.push(await measure(way, seconds));
	return figures.map(middleFigure);
}

function middleFigure(figures: readonly Figure[]): Figure {
	const cpus = figures.flatMap(({ cpu }) => cpu ?? []);
	const database = cpus.flatMap((cpu) => cpu.database ?? []);
	return {
		rate: middle(figures.map(({ rate }) => rate)),
		cpu: cpus.length
			? {
					program: middle(cpus.map(({ program }) => program)),
					database: database.length ? middle(database) : undefined,
				}
			: undefined,
	};
}

/** The median; 0 of none. */
export function middle(figures: readonly number[]): number {
	return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;
}
