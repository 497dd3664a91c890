// The dearest questions that the limits let through, each asked alone: what looks cheap and is not stands out here.
import { schema } from '@seksama/api/schema.ts';
import { cursors } from '@seksama/api/graph/cursors.ts';
import { emptyReport, measure } from '@seksama/api/operation/cost.ts';
import { documents } from '@seksama/api/operation/documents.ts';
import { limitsOf } from '@seksama/api/operation/limits.ts';
import { createToken } from '@seksama/schema/token.ts';
import { getOperationAST } from 'graphql';
import type { ClientBase } from 'pg';
import type { Started } from '../children.ts';
import { table } from '../report.ts';
import { knownRows } from './known.ts';
import { shapesOf, type Fits } from './shapes.ts';

/** Who asks: with a bearer token, or signed out. */
interface Asker {
	name: string;
	token: string | undefined;
}

interface Figure {
	ms: number;
	points: number;
	text: string;
	failed: string;
}

const listed = 20;
const scopes = ['READ_PUBLIC', 'READ_OWN'] as const;
const limits = limitsOf({});
const parsed = documents(schema, limits.tokens);
const service = { limits, cursors: cursors('a key that the points do not know of') };

/**
 * The tables of the 20 dearest shapes, slowest first: signed out, as an evaluator and as an auditor of the demo. For so
 * many seconds each, shapes of all kinds are asked once; the slowest of them three times more, of which the middle counts.
 */
export async function* dearest(
	{ base }: Started,
	admin: ClientBase,
	seconds: number,
): AsyncGenerator<string> {
	for (const name of ['signed out', 'evaluator', 'auditor']) {
		const wanted = { email: `${name}@demo.example`, name: 'bench', scopes, days: 1 };
		const token = name === 'signed out' ? undefined : await createToken(admin, wanted);
		const asker = { name, token };
		const known = await knownRows(base, asker.token);
		const figures: Figure[] = [];
		const shapes = scattered([...shapesOf(schema, known, within(asker))]);
		console.error(`${name}: ${shapes.length} shapes`);
		const until = performance.now() + 1000 * seconds;
		for (const text of shapes)
			if (performance.now() < until) figures.push(await ask(base, asker, text));
		const worst: Figure[] = [];
		for (const { text } of slowest(figures).slice(0, 2 * listed)) {
			const asked = [];
			for (let time = 0; time < 3; time++) asked.push(await ask(base, asker, text));
			const middle = slowest(asked)[1];
			if (middle) worst.push(middle);
		}
		const perPoints = ({ ms, points }: Figure) => (100 * ms) / points;
		const lines = slowest(worst).slice(0, listed);
		const rows = lines.map((figure) => [
			figure.ms.toFixed(0),
			String(figure.points),
			perPoints(figure).toFixed(1),
			shortened(figure.text) + figure.failed,
		]);
		const dense = figures.sort((one, other) => perPoints(other) - perPoints(one)).slice(0, 5);
		yield [
			`${asker.name}: the ${listed} dearest of ${figures.length} shapes asked, of ${shapes.length} there are`,
			table([['ms', 'points', 'ms per 100 points', 'shape'], ...rows]),
			...dense.map(
				(one) =>
					`most for its points: ${perPoints(one).toFixed(1)} ms per 100 of ${one.points}: ${shortened(one.text)}`,
			),
		].join('\n');
	}
}

/** In an order in which neighbours differ, always the same: what there is no time for is of every kind. */
function scattered(shapes: readonly string[]): string[] {
	return shapes
		.map((text, index) => ({ text, place: (index * 0.6180339887) % 1 }))
		.sort((one, other) => one.place - other.place)
		.map(({ text }) => text);
}

function within({ token }: Asker): Fits {
	return (text) => {
		try {
			const document = parsed.parse(text);
			const operation = getOperationAST(document);
			if (!operation || parsed.validate(document).length > 0) return false;
			measure(schema, document, operation, {}, service, emptyReport(limits, Boolean(token)));
			return true;
		} catch {
			return false;
		}
	};
}

async function ask(base: string, { token }: Asker, query: string): Promise<Figure> {
	const began = performance.now();
	const response = await fetch(`${base}/graphql`, {
		method: 'POST',
		headers: {
			'content-type': 'application/json',
			...(token && { authorization: `Bearer ${token}` }),
		},
		body: JSON.stringify({ query }),
	});
	const text = await response.text();
	const ms = performance.now() - began;
	const { errors, extensions } = JSON.parse(text) as {
		errors?: { extensions?: { code?: string } }[];
		extensions?: { cost?: { requested: number | null } };
	};
	const failed = errors ? ` [${errors[0]?.extensions?.code ?? 'refused'}]` : '';
	return { ms, points: extensions?.cost?.requested ?? 1, text: query, failed };
}

const slowest = (figures: Figure[]) => [...figures].sort((one, other) => other.ms - one.ms);

/** Global ids and leaves take the room of what makes the shape: the names of fields with braces, and their arguments. */
function shortened(text: string): string {
	const names = text
		.replace(/\[("[^"]*",?){2,}\]/g, '[…]')
		.replace(/totalCount edges \{ node /g, '')
		.replace(/\b\w+ (?=\w+ )/g, '');
	return names.length > 150 ? `${names.slice(0, 149)}…` : names;
}
