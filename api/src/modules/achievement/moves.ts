import { builder } from '../../graph/builder.ts';
import { PeriodRef } from '../../graph/period.ts';
import { decimal, many, of, record } from '../../graph/record.ts';
import { AttainmentState } from '../attainment/ref.ts';

const MovedFigureRef = record('MovedFigure', 'An attainment before or after a correction.', {
	state: of(AttainmentState)('Whether there is a percent, and if not, why.'),
	percent: decimal.nullable('Percent of the target; null where `state` says why.'),
	actual: decimal.nullable('What was compared; null where nothing is known.'),
	target: decimal.nullable('What it was compared with; null for a range and where there is none.'),
});

const CorrectedFigureRef = record(
	'CorrectedFigure',
	'A published figure that a correction moves.',
	{
		period: of(PeriodRef)('Of which period.'),
		before: of(MovedFigureRef)('As it is published now.'),
		after: of(MovedFigureRef)('As it would be published.'),
	},
);

const CorrectedScoreRef = record(
	'CorrectedScore',
	'A score of the agency that a correction moves.',
	{
		period: of(PeriodRef)('Of which period.'),
		before: decimal.nullable('The score now; null where it is not ranked.'),
		after: decimal.nullable('The score after; null where it would not be ranked.'),
	},
);

const CorrectionMovesRef = record(
	'CorrectionMoves',
	'What publishing a correction would move; nothing is stored. Source: app.correction_moves.',
	{
		figures: many(
			CorrectedFigureRef,
			5,
		)(
			'Its own figure and every published one that is built on it, the year first; only what changes.',
		),
		scores: many(
			CorrectedScoreRef,
			5,
		)('The scores of its agency, the year first; only what changes.'),
	},
);

builder.prismaObjectField('Achievement', 'moves', (t) =>
	t.field({
		type: CorrectionMovesRef,
		nullable: true,
		complexity: 100,
		description: 'What publishing it would move; null where it is no correction.',
		resolve: ({ id }, _args, { json }) =>
			json<typeof CorrectionMovesRef.$inferType | null>('select app.correction_moves($1) as json', [
				id,
			]),
	}),
);
