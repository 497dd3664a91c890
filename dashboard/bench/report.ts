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
	page: { text: 0.45, persisted: 0.7 },
	nested: { text: 0.14, persisted: undefined },
	list: { text: 0.35, persisted: undefined },
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
			held(viewer / plain, 0.9),
		];
	});
	const head = ['scene', 'text / limit', 'hash / limit', 'kept / computed', 'policies on / off'];
	const widths = head.map((title, column) =>
		Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
	);
	return [head, ...rows]
		.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
		.join('\n');
}

function held(ratio: number, goal: number | undefined): string {
	if (goal === undefined) return ratio.toFixed(2);
	return `${ratio.toFixed(2)} (${ratio >= goal ? '≥' : 'below'} ${goal})`;
}
