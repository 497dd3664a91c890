import { builder } from '../../graph/builder.ts';
import { decimal, int, moment, of, record, text } from '../../graph/record.ts';
import { ConflictError } from '../../operation/refusals.ts';
import { AchievementStatus } from './ref.ts';

/** What app.entry_now tells. */
const EntryNowRef = record(
	'EntryNow',
	'How an entry stands now, beside what the viewer sent: read both, then decide.',
	{
		version: int('The version to give with the next step.'),
		status: of(AchievementStatus)('How far it is.'),
		actual: decimal.nullable('The value reached; null where it is not entered.'),
		numerator: decimal.nullable('The part, for RATIO_OF_SUMS; else null.'),
		denominator: decimal.nullable('The whole, for RATIO_OF_SUMS; else null.'),
		note: text.nullable('What stands beside it; null where nothing does.'),
		updatedAt: moment('When it was last changed.'),
	},
);

builder.objectField(ConflictError, 'entry', (t) =>
	t.field({
		type: EntryNowRef,
		nullable: true,
		description:
			'The achievement as it stands now, where it is about one that the viewer may see; else null.',
		resolve: ({ stands }) => stands as typeof EntryNowRef.$inferType | null,
	}),
);
