import type { ClientBase } from 'pg';
import { ruled, type Resource } from '../../resources.ts';

/** A place of two-cities.ts. */
interface Place {
	agency: number;
	school: number;
	city: string;
	user: number;
	/** Where its numbers begin. */
	indicator: number;
}

/** Kinds of which two-cities.ts makes rows with more to them than their example has. */
const madeByHand = [
	'AGENCY',
	'SCHOOL',
	'INDICATOR',
	'TARGET',
	'ACHIEVEMENT',
	'USER',
	'GRANT',
	'TOKEN',
];
const byExample = ruled.filter(
	({ kind, key }) => key[0] === 'id' && !madeByHand.includes(kind) && kind !== 'SESSION',
);
const states = ({ states: words, sorts }: Resource) => words ?? sorts ?? [''];

/** The number of the row of a kind, in a state, at a place. */
export function exampleNumber(
	one: Resource,
	state: string,
	place: Pick<Place, 'indicator'>,
): number {
	return place.indicator + states(one).indexOf(state);
}

/** In a place, one row of every kind and state, by the function of its noun: app.example_<noun>. */
export async function insertExamples(client: ClientBase, place: Place): Promise<void> {
	for (const one of byExample)
		for (const state of states(one))
			await client.query(
				`select app.example_${one.room.replaceAll('-', '_')}($1, $2, $3, $4, $5, $6)`,
				[
					exampleNumber(one, state, place),
					state,
					place.city,
					place.agency,
					place.school,
					place.user,
				],
			);
}
