import type { IndicatorPageQuery } from '#lib/graphql/generated/graphql.ts';

export type IndicatorDetail = NonNullable<IndicatorPageQuery['indicator']>;
export type IndicatorPoint = IndicatorPageQuery['trend']['points'][number];
export type IndicatorAchievement = NonNullable<IndicatorDetail['achievement']>;
