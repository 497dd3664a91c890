import type { ContributionFragment, StandingFragment } from '#lib/graphql/generated/graphql.ts';
import type { Place } from '#lib/ui/address.ts';

/** What the still parts of an agency's page are drawn from. */
export interface StillStanding {
	standing: StandingFragment;
}

export interface StillObjectives {
	contributions: readonly ContributionFragment[];
	place: Place;
}
