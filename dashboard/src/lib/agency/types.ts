import type { AgencyPageQuery } from '#lib/graphql/generated/graphql.ts';

export type AgencyStanding = NonNullable<NonNullable<AgencyPageQuery['agency']>['standing']>;
export type AgencyContribution = AgencyStanding['contributions'][number];
