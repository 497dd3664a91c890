import { asOfArg } from '../../graph/as-of.ts';
import { builder } from '../../graph/builder.ts';
import { PeriodInput, periodOf } from '../../graph/period.ts';
import { many, record } from '../../graph/record.ts';
import { checkedText, cityCode } from '../../graph/text.ts';
import { badInput } from '../../operation/errors.ts';
import { TrendPointRef } from './ref.ts';

const TrendRef = record(
	'Trend',
	'How a city, an agency or an indicator moved. Source: app.trend.',
	{
		points: many(
			TrendPointRef,
			10,
		)(
			'One per period, oldest first, also where nothing was published; none for an unknown subject.',
		),
	},
);

const TrendSubject = builder.inputType('TrendSubject', {
	isOneOf: true,
	description: 'What the trend is of: exactly one of these.',
	fields: (t) => ({
		city: t.string({ description: 'The code of a city: the mean score of its ranked agencies.' }),
		agency: t.string({ description: 'The code of an agency: its score.' }),
		indicator: t.string({
			description: 'The code of an indicator: its actual, target and attainment.',
		}),
	}),
});

builder.queryField('trend', (t) =>
	t.field({
		type: TrendRef,
		complexity: ({ subject, from, to, asOf }) =>
			asOf == null || subject.indicator != null ? 20 : 20 + 15 * periodCount(from, to),
		description:
			'Published values over time: quarters where both ends are quarters, years where both are years.',
		args: {
			subject: t.arg({ type: TrendSubject, required: true, description: 'What the trend is of.' }),
			from: t.arg({ type: PeriodInput, required: true, description: 'The first period.' }),
			to: t.arg({ type: PeriodInput, required: true, description: 'The last period.' }),
			city: t.arg.string({
				description: 'The city of the agency or indicator; the home city where it is left out.',
			}),
			asOf: asOfArg(t.arg),
		},
		resolve: (_root, { subject, from, to, city, asOf }, { json, home }) => {
			const [first, last] = [periodOf('from', from), periodOf('to', to)];
			if ((first.quarter === 0) !== (last.quarter === 0))
				throw badInput('to', 'give two quarters or two years, not one of each.');
			if (first.year * 5 + first.quarter > last.year * 5 + last.quarter)
				throw badInput('to', 'lies before from; swap them.');
			const [kind, key] = subjectOf(subject);
			const of =
				kind === 'CITY' ? cityCode('subject.city', key, home) : cityCode('city', city, home);
			return json<typeof TrendRef.$inferType>(
				'select app.trend($1, $2, $3, $4, $5, $6, $7, $8) as json',
				[kind, key, of, first.year, first.quarter, last.year, last.quarter, asOf ?? null],
			);
		},
	}),
);

function subjectOf(
	subject: typeof TrendSubject.$inferInput,
): ['CITY' | 'AGENCY' | 'INDICATOR', string] {
	if (subject.city != null) return ['CITY', subject.city];
	if (subject.agency != null) return ['AGENCY', checkedText('subject.agency', subject.agency)];
	if (subject.indicator != null)
		return ['INDICATOR', checkedText('subject.indicator', subject.indicator)];
	throw badInput('subject', 'give exactly one of city, agency and indicator.');
}

/** How many periods lie between two, both counted; for the cost, of whatever was asked. */
function periodCount(
	from: typeof PeriodInput.$inferInput,
	to: typeof PeriodInput.$inferInput,
): number {
	const years = Math.abs(to.year - from.year) + 1;
	return from.quarter == null ? years : years * 4;
}
