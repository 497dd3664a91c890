import type { CityFactFragment, GlanceFragment } from '#lib/graphql/generated/graphql.ts';
import type { Place } from '#lib/ui/address.ts';

/** What the still parts of the overview are drawn from. */
export interface Still {
	overview: GlanceFragment;
	place: Place;
}

export interface StillFacts {
	facts: readonly CityFactFragment[];
	locale: string;
}
