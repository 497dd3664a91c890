import { PeriodRef } from '../../graph/period.ts';
import { decimal, of, record, text } from '../../graph/record.ts';
import { AttainmentState } from '../attainment/ref.ts';

/** One point of app.trend. */
export const TrendPointRef = record('TrendPoint', 'One period of a trend.', {
	period: of(PeriodRef)('The period.'),
	actual: decimal.nullable(
		'The published actual, in the unit of the indicator; null for an agency or a city, and where there is none.',
	),
	target: decimal.nullable('The target that it was compared with; null where there is none.'),
	percent: decimal.nullable(
		'The attainment or score in percent, 100 is met; null where `state` says why.',
	),
	state: of(AttainmentState)('Whether there is a percent, and if not, why.'),
	note: text.nullable(
		'Why there is no value, or which rule changed, in Indonesian; null where there is nothing to say.',
	),
	noteEn: text.nullable('The same in English.'),
});
