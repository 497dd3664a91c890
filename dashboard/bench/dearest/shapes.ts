import type { GraphQLSchema } from 'graphql';
import { argumentsOf, type Known, type Time } from './arguments.ts';
import { leavesOf, pathsOf, stepsOf, type Path, type Step } from './paths.ts';

/** Whether a text is within the limits of somebody. */
export type Fits = (text: string) => boolean;

interface Frame {
	known: Known;
	time: Time;
	/** How many rows of each page, from the outermost. */
	sizes: number[];
	/** How often the last field stands there under a name of its own. */
	times: number;
	/** Which of the ways to ask the first field. */
	way: number;
	/** What is asked at the end. */
	leaves: string;
}

const most = 100;
/** How often a field may stand beside itself; the most that fits is asked, and once. */
const names = [15, 10, 6, 3];

/** The dearest texts within the limits that lead to each object of the graph, and everything beneath a root field. */
export function* shapesOf(schema: GraphQLSchema, known: Known, fits: Fits): Generator<string> {
	const seen = new Set<string>();
	for (const path of pathsOf(schema)) {
		const last = path.at(-1);
		const root = path[0];
		if (!last || !root) continue;
		const leaves = leavesOf(last.type);
		const ends = new Set([leaves, `${leaves} ${beneath(schema, last, known)}`]);
		for (const time of ['now', 'past'] as const)
			for (const leaves of ends)
				for (const way of waysOf(path, argumentsOf(root.owner, root.field, known, time))) {
					const ask = (times: number) => filled(path, { known, time, times, way, leaves }, fits);
					const often = mostOf(ask);
					for (const text of [...ask(1), ...often]) {
						if (!seen.has(text)) yield text;
						seen.add(text);
					}
				}
	}
}

/** A root field is asked in every way by itself; on the way to something else only the ids of `nodes` make another shape. */
function waysOf(path: Path, ways: string[]): Iterable<number> {
	return path.length === 1 || path[0]?.field.name === 'nodes' ? ways.keys() : [0];
}

function mostOf(ask: (times: number) => string[]): string[] {
	for (const times of names) {
		const texts = ask(times);
		if (texts.length > 0) return texts;
	}
	return [];
}

/** Every object right beneath the last one, with its own values. */
function beneath(schema: GraphQLSchema, { type }: Step, known: Known): string {
	return stepsOf(schema, type)
		.filter(({ kind }) => kind !== 'page')
		.map((step) =>
			inBraces(step, argumentsOf(step.owner, step.field, known, 'now')[0], leavesOf(step.type)),
		)
		.join(' ');
}

/** The text with the largest pages that fit: all alike, or the innermost one full. */
function filled(path: Path, frame: Omit<Frame, 'sizes'>, fits: Fits): string[] {
	const pages = path.filter(({ kind }) => kind === 'page').length;
	const alike = (size: number) => Array<number>(pages).fill(size);
	const spreads = pages < 2 ? [alike] : [alike, (size: number) => [...alike(size).slice(1), most]];
	return spreads.flatMap((spread) => {
		const text = (size: number) => textOf(path, { ...frame, sizes: spread(size) });
		let [least, size] = [0, pages === 0 ? 1 : most];
		if (!fits(text(1))) return [];
		if (fits(text(size))) return [text(size)];
		while (size - least > 1) {
			const middle = Math.floor((least + size) / 2);
			if (fits(text(middle))) least = middle;
			else size = middle;
		}
		return [text(least)];
	});
}

function textOf(path: Path, { known, time, sizes, times, way, leaves }: Frame): string {
	const left = [...sizes].reverse();
	const inner = path.reduceRight((text, step, index) => {
		const ways = argumentsOf(step.owner, step.field, known, time);
		const given = ways[index === 0 ? way : 0] ?? '';
		const first = step.kind === 'page' ? `first: ${left.shift()}` : '';
		const field = inBraces(step, [given, first].filter(Boolean).join(', '), text);
		if (index < path.length - 1 || times === 1) return field;
		return Array.from({ length: times }, (_, name) => `x${name}: ${field}`).join(' ');
	}, leaves);
	return `{ ${inner} }`;
}

function inBraces({ field, kind, type, owner }: Step, given = '', text: string): string {
	const fragment = owner === 'Query' && /^nodes?$/.test(field.name);
	const rows = fragment ? `... on ${type.name} { ${text} }` : text;
	const args = given && `(${given})`;
	return kind === 'page'
		? `${field.name}${args} { totalCount edges { node { ${rows} } } }`
		: `${field.name}${args} { ${rows} }`;
}
