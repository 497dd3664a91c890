import type { PeriodValue } from '#lib/period/period.ts';
import type { Place } from '#lib/ui/address.ts';
import type { AnswerFragment, RecordsFragment } from '#lib/graphql/generated/graphql.ts';

/** What the still parts of an indicator's page are drawn from. */
export interface Still {
	indicator: AnswerFragment & RecordsFragment;
	period: PeriodValue;
	place: Place;
}
