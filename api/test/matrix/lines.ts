import { readMatrix } from '../../../schema/test/support/matrix.ts';
import { beyondMatrix } from './beyond.ts';
import type { Held } from './viewers.ts';

/** Where a row lies and in which state it is. */
export interface Place {
	agency: number | null;
	city: string | null;
	school: number | null;
	state: string;
}

/** Who may do it, as the matrix says, or beyond.ts where it is silent. */
export interface Line {
	resource: string;
	whose: string;
	may: Record<string, boolean>;
}

const lines = new Map<string, Line>(
	readMatrix().flatMap((line) =>
		line.verbs.map((verb) => [`${line.resource},${line.whose},${verb}`, line]),
	),
);

/** Where a row lies as seen by whoever holds something: OWN, in the same CITY, or ELSEWHERE. */
export function whose({ agency, school, region }: Held, place: Place): string {
	if (region !== undefined) return place.city?.startsWith(region) ? 'CITY' : 'ELSEWHERE';
	if ((agency !== undefined && place.agency === agency) || (school && place.school === school))
		return 'OWN';
	const city = agency === 901 ? '33.76' : '33.75';
	return place.city === city ? 'CITY' : 'ELSEWHERE';
}

/** The lines that were asked for, as `resource,whose,verb`. */
export const askedLines = new Set<string>();

/** Throws where nothing says who may: none is ever guessed. */
export function lineOf(verb: string, resource: string, where: string): Line {
	for (const place of [where, 'ANY']) {
		const key = `${resource},${place},${verb}`;
		const line = lines.get(key);
		const beyond = beyondMatrix[key];
		if (beyond && line) throw new Error(`The matrix speaks of ${key} itself.`);
		if (beyond || line) askedLines.add(key);
		if (line) return line;
		if (beyond) return { resource, whose: place, may: onlyFor(beyond.may) };
	}
	throw new Error(`The matrix has no line for ${resource},${where},${verb}.`);
}

function onlyFor(roles: readonly string[]): Record<string, boolean> {
	return Object.fromEntries(roles.map((role) => [role, true]));
}
