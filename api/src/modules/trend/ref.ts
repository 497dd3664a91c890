import { PeriodRef } from '../../graph/period.ts';
import { decimal, int, of, record, text } from '../../graph/record.ts';
import { AttainmentBasis, AttainmentState } from '../attainment/ref.ts';

/** One point of app.trend. */
export const TrendPointRef = record('TrendPoint', 'One period of a trend.', {
	period: of(PeriodRef)('The period.'),
	actual: decimal.nullable(
		'The published actual, in the unit of the indicator; null for an agency or a city, and where there is none.',
	),
	target: decimal.nullable('The target that it was compared with; null where there is none.'),
	lower: decimal.nullable('The lower bound of the range that it was compared with; else null.'),
	upper: decimal.nullable('The upper bound of the range that it was compared with; else null.'),
	basis: of(AttainmentBasis).nullable(
		'Whether the values are those to date, or of the whole year against its target; null for a score, and where nothing is published.',
	),
	missingCount: int.nullable(
		'How many due periods inside of the figure were not reported; null for a score, and where nothing is published.',
	),
	percent: decimal.nullable(
		'The attainment or score in percent, 100 is met; null where `state` says why.',
	),
	state: of(AttainmentState)('Whether there is a percent, and if not, why.'),
	note: text.nullable(
		'Why there is no value, or which rule changed, in Indonesian; null where there is nothing to say.',
	),
	noteEn: text.nullable('The same in English.'),
});
