import type { Scene } from './scenes.ts';

/** Answers a second of one scene. */
export interface Line {
	scene: Scene;
	/** The limit, with the viewer's transaction and policies. */
	viewer: number;
	/** The limit without them. */
	plain: number;
	/** Our answer to the document as text. */
	text: number;
	/** Our answer to the document by its hash, computed each time. */
	persisted: number | undefined;
	/** The same, kept for a moment as a public answer. */
	kept: number | undefined;
}

const goals = {
	page: { text: 0.45, persisted: 0.75 },
	nested: { text: 0.45, persisted: undefined },
	list: { text: 0.8, persisted: undefined },
};

/** The ratios as a table of text; a goal that is missed is marked. */
export function ratioTable(lines: readonly Line[]): string {
	const rows = lines.map(({ scene, viewer, plain, text, persisted, kept }) => {
		const goal = goals[scene.kind];
		return [
			scene.name,
			held(text / viewer, goal.text),
			persisted === undefined ? '-' : held(persisted / viewer, goal.persisted),
			persisted === undefined || kept === undefined ? '-' : held(kept / persisted, 3),
			policies(viewer, plain),
		];
	});
	const head = ['scene', 'text / limit', 'hash / limit', 'kept / computed', 'policies on / off'];
	return table([head, ...rows]);
}

/** What transaction and policies cost: at most 10 %, or 2 ms of work an answer. */
function policies(viewer: number, plain: number): string {
	const more = 1000 / viewer - 1000 / plain;
	const ratio = (viewer / plain).toFixed(2);
	if (viewer / plain >= 0.9) return `${ratio} (≥ 0.9)`;
	return `${ratio}, ${more.toFixed(1)} ms more (${more <= 2 ? '≤' : 'above'} 2)`;
}

/** Rows of cells under a head, in columns. */
export function table(rows: readonly string[][]): string {
	const widths = rows[0]?.map((_, column) =>
		Math.max(...rows.map((row) => row[column]?.length ?? 0)),
	);
	return rows
		.map((row) => row.map((cell, column) => cell.padEnd(widths?.[column] ?? 0)).join('  '))
		.join('\n');
}

/** A figure with its goal, and whether it is held. */
export function held(figure: number, goal: number | undefined, digits = 2): string {
	if (goal === undefined) return figure.toFixed(digits);
	return `${figure.toFixed(digits)} (${figure >= goal ? '≥' : 'below'} ${goal})`;
}

/** A figure that may be at most so large. */
export function within(figure: number, most: number, unit: string): string {
	return `${Math.round(figure)} ${unit} (${figure <= most ? '≤' : 'above'} ${most})`;
}
