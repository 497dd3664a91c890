import type { Cpu } from './cpu.ts';
import type { Figure } from './load.ts';
import type { Scene } from './scene.ts';

/** What was measured of one scene. */
export interface Line {
	scene: Pick<Scene, 'name' | 'kind'>;
	/** The limit, with the viewer's transaction and policies. */
	viewer: Figure;
	/** The limit without them. */
	plain: Figure;
	/** Our answer to the document as text. */
	text: Figure;
	/** Our answer to the document by its hash, computed each time. */
	persisted?: Figure | undefined;
	/** The same, kept for a moment as a public answer. */
	kept?: Figure | undefined;
	/** The peer's, where it was asked. */
	peer?: PeerFigure | undefined;
}

/** A peer that answers something else has no figure, but the place of the first difference. */
export type PeerFigure = Figure | { differs: string };

const goals = {
	page: { text: 0.45, persisted: 0.75, peer: undefined },
	nested: { text: 0.45, persisted: undefined, peer: 1 },
	list: { text: 0.8, persisted: undefined, peer: undefined },
};

/** The pages' ratios as a table of text; a goal that is missed is marked. */
export function pageTable(lines: readonly Line[]): string {
	const rows = lines.map(({ scene, viewer, plain, text, persisted, kept }) => {
		const goal = goals[scene.kind];
		return [
			scene.name,
			held(text.rate / viewer.rate, goal.text),
			persisted ? held(persisted.rate / viewer.rate, goal.persisted) : '-',
			persisted && kept ? held(kept.rate / persisted.rate, 3) : '-',
			policies(viewer.rate, plain.rate),
		];
	});
	const head = ['page', 'text / limit', 'hash / limit', 'kept / computed', 'policies on / off'];
	return table([head, ...rows]);
}

/** The general path's, which is asked as plain text that comes again; with the peer where it was measured. */
export function generalTable(lines: readonly Line[], peer?: string): string {
	const rows = lines.map(({ scene, viewer, plain, text, peer: other }) => {
		const goal = goals[scene.kind];
		return [
			scene.name,
			held(text.rate / viewer.rate, goal.text),
			...(peer ? against(text, viewer, other, goal.peer) : []),
			policies(viewer.rate, plain.rate),
			cpu(text),
			cpu(viewer),
			...(peer ? [other && 'rate' in other ? cpu(other) : '-'] : []),
		];
	});
	const head = [
		'general path',
		'text / limit',
		...(peer ? [`ours / ${peer}`, `${peer} / limit`] : []),
		'policies on / off',
		'CPU ms of ours',
		'of the limit',
		...(peer ? [`of ${peer}`] : []),
	];
	return `${table([head, ...rows])}\n${note}`;
}

const note = `The general path is asked as plain text that comes again: compiled from the fourth time on.
CPU is of one question, program + PostgreSQL (? where its processes are not to be read here).`;

function against(
	ours: Figure,
	limit: Figure,
	peer: PeerFigure | undefined,
	goal: number | undefined,
): [string, string] {
	if (!peer) return ['-', '-'];
	if ('differs' in peer) return [`no ratio: the answers differ at ${peer.differs}`, '-'];
	return [held(ours.rate / peer.rate, goal), held(peer.rate / limit.rate, undefined)];
}

function cpu({ cpu: used }: { cpu?: Cpu | undefined }): string {
	if (!used) return '-';
	return `${used.program.toFixed(2)} + ${used.database?.toFixed(2) ?? '?'}`;
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
		.map((row) =>
			row
				.map((cell, column) => cell.padEnd(widths?.[column] ?? 0))
				.join('  ')
				.trimEnd(),
		)
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
