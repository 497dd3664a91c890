import { type Bilingual, sentence } from '../../graph/bilingual.ts';
import { builder } from '../../graph/builder.ts';
import { day, of, shown, text, texts } from '../../graph/record.ts';
import { type Trace, traceType } from '../../graph/trace.ts';
import { MechanismStatus } from './ref.ts';

/** What app.mechanism_trace returns. */
export interface MechanismTrace {
	ruleVersion: string;
	sentence: Bilingual;
	changesOn: string | null;
	changesTo: typeof MechanismStatus.$inferType | null;
	changedBy: string[];
	compliance: Trace;
}

const ComplianceTraceRef = traceType(
	'ComplianceTrace',
	'Where the compliance comes from; its steps can be recomputed.',
);

export const MechanismTraceRef = builder.objectRef<MechanismTrace>('MechanismTrace').implement({
	description: 'Where the status and the compliance of a mechanism come from.',
	fields: (t) => ({
		...shown(t, {
			ruleVersion: text('The version of the rule pack MECHANISM that it was judged by.'),
			changesOn: day.nullable(
				'The first day on which the status is another one if nothing new comes; null where it never is.',
			),
			changesTo: of(MechanismStatus).nullable(
				'The status from that day on; null where it never changes.',
			),
			changedBy: texts('The codes of the requirements by which it changes on that day.'),
			compliance: of(ComplianceTraceRef)('Where the compliance comes from.'),
		}),
		sentence: sentence(
			t,
			'Why the status is what it is, by which evidence and activities, and until when.',
		),
	}),
});
