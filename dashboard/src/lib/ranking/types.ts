import type { RankingPageQuery } from '#lib/graphql/generated/graphql.ts';

export type RankingRow = RankingPageQuery['ranking']['entries'][number];
export type UnrankedRow = RankingPageQuery['ranking']['notRanked'][number];
