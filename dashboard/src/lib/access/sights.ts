import type { ExamplePlace, ViewAsRoleMutation } from '#lib/graphql/generated/graphql.ts';
import { kinds } from './words.ts';

type Success = Extract<ViewAsRoleMutation['viewAsRole'], { __typename: 'ViewAsRoleSuccess' }>;
export type Sight = Success['examples'][number];

export const examplePlaces: readonly ExamplePlace[] = ['SELF', 'OWN', 'CITY', 'ELSEWHERE'];

export interface SightRow {
	type: Sight['type'];
	state: string | null;
	/** For each place: seen or not; null where there is no such example. */
	cells: { place: ExamplePlace; seen: boolean | null }[];
}

/** What was seen as a table: a row for each kind and state, a cell for each place. */
export function sightRows(sights: readonly Sight[]): SightRow[] {
	const rows = new Map<string, SightRow>();
	for (const { type, state } of sights) {
		const key = `${type} ${state ?? ''}`;
		if (rows.has(key)) continue;
		const of = sights.filter((one) => one.type === type && one.state === state);
		rows.set(key, {
			type,
			state,
			cells: examplePlaces.map((place) => ({
				place,
				seen: of.find((one) => one.place === place)?.seen ?? null,
			})),
		});
	}
	return [...rows.values()].sort(
		(one, other) => kinds.indexOf(one.type) - kinds.indexOf(other.type),
	);
}
