import { type Bilingual, sentence } from '../../graph/bilingual.ts';
import { builder } from '../../graph/builder.ts';
import { enumOf } from '../../graph/enum.ts';
import { decimal, moment, of, shown } from '../../graph/record.ts';
import { IndicatorRef } from '../indicator/ref.ts';

const ChangeKind = enumOf('ChangeKind', 'What moved a score.', {
	VALUE: 'The actual is another one (realisasi).',
	TARGET: 'The target is another one, set against the same actual.',
	WEIGHT: 'The weight of the indicator is another one.',
	REPORTED: 'The indicator counts now and did not before.',
	MISSING: 'The indicator counted before and does not now: not published, or not computable.',
	CORRECTION:
		'A published figure was corrected, or follows one that was; between two moments of one period.',
	LATE_PUBLICATION:
		'Something was published after the earlier moment that was not there before; between two moments of one period.',
	RULE_PACK: 'A rule of counting is another one: of the attainment or of the ranking.',
	AGENCY:
		'The agency begins, ends, or goes on from another one; or the indicator went from one to another.',
	OTHERS_MOVED: 'Nothing of its own: the rank moved because others did. It carries 0 points.',
});

/** One line of app.change_reasons. */
export interface ChangeReason {
	kind: typeof ChangeKind.$inferType;
	indicator: typeof IndicatorRef.$inferType | null;
	at: string | null;
	points: string;
	sentence: Bilingual;
}

export const ChangeReasonRef = builder.objectRef<ChangeReason>('ChangeReason').implement({
	description: 'One cause of a change of score.',
	fields: (t) => ({
		...shown(t, {
			kind: of(ChangeKind)('What it was.'),
			indicator: of(IndicatorRef).nullable(
				'The indicator that it is about; null where it is about the agency as a whole.',
			),
			at: moment.nullable(
				'When it was published, or when the agency began or ended; null where nothing was published.',
			),
			points: decimal(
				'Points of score gained or lost by it, 2 decimals; all reasons of one change add up to it exactly. 0 where the agency has no score on one side.',
			),
		}),
		sentence: sentence(
			t,
			'The whole in one sentence: which indicator, its values before and now, and the points.',
		),
	}),
});
