import { readBoundaries } from './boundaries.ts';
import { drawBoundaries } from './draw-boundaries.ts';
import { homeCode } from './home.ts';
import type { Shapes } from './shapes.ts';

let kept: { file: string; shapes: Shapes } | undefined;

/**
 * The borders of the home city from the file that BOUNDARIES names, read once; null where it names none.
 * Throws BoundariesError for a file that cannot be used.
 */
export function homeShapes(env: NodeJS.ProcessEnv = process.env): Shapes | null {
	const file = env['BOUNDARIES'];
	if (!file) return null;
	if (kept?.file !== file) {
		const boundaries = readBoundaries(file, homeCode(env));
		kept = { file, shapes: drawBoundaries(boundaries) };
	}
	return kept.shapes;
}
