import { builder } from '../../graph/builder.ts';
import { AttainmentBand, AttainmentState, Locale } from '../../vocabulary/enums.ts';
import { traceOf } from '../../vocabulary/attainments.ts';
import { present } from '../../vocabulary/rows.ts';
import { AttainmentRef, type AttainmentShape } from '../../vocabulary/refs.ts';

type Trace = NonNullable<AttainmentShape['trace']>;

AttainmentRef.implement({
	description:
		'Percent of the target (capaian): 100 is met. Computed in the database by app.attainment, rounded once, half-up to 2 places.',
	fields: (t) => ({
		state: t.expose('state', {
			type: AttainmentState,
			description: 'Whether there is a percent, and if not, why.',
		}),
		percent: t.expose('percent', {
			type: 'Decimal',
			nullable: true,
			description:
				'The percent after cap and floor, with 2 places; null unless the state is COMPUTED.',
		}),
		uncapped: t.expose('uncapped', {
			type: 'Decimal',
			nullable: true,
			description: 'The percent before the cap, with 2 places; null unless the state is COMPUTED.',
		}),
		band: t.expose('band', {
			type: AttainmentBand,
			nullable: true,
			description: 'The band of `percent`; null unless the state is COMPUTED.',
		}),
		reason: t.string({
			nullable: true,
			description: 'Why there is no percent, in Indonesian; null where there is one.',
			resolve: ({ reason }) => reason?.id,
		}),
		reasonEn: t.string({
			nullable: true,
			description: 'Why there is no percent, in English; null where there is one.',
			resolve: ({ reason }) => reason?.en,
		}),
		stale: t.exposeBoolean('stale', {
			description:
				'Whether a later period has a target and no actual; only where the last value stands.',
		}),
		trace: t.field({
			type: traceRef(),
			complexity: 1,
			description: 'How the percent came about; its steps can be recomputed.',
			resolve: ({ trace, achievementId }, _args, context) =>
				trace ?? traceOf(context, present(achievementId)),
		}),
	}),
});

function traceRef() {
	const Step = builder.objectRef<Trace['steps'][number]>('TraceStep').implement({
		description: 'One step of the computation.',
		fields: (t) => ({
			label: t.string({
				description: 'What is computed, in Indonesian.',
				resolve: ({ label }) => label.id,
			}),
			labelEn: t.string({
				description: 'What is computed, in English.',
				resolve: ({ label }) => label.en,
			}),
			expression: t.exposeString('expression', {
				description:
					'Arithmetic on plain numbers with + - * / ( ) min() max() abs() round(x, 2); it gives exactly `value`.',
			}),
			value: t.expose('value', {
				type: 'Decimal',
				nullable: true,
				description: 'The result, to 10 places where it does not end; null where it has none.',
			}),
		}),
	});
	return builder.objectRef<Trace>('AttainmentTrace').implement({
		description: 'The answer to "where does this number come from?" (Dari mana angka ini?)',
		fields: (t) => ({
			formula: t.exposeString('formula', { description: 'The formula in symbols.' }),
			ruleVersion: t.exposeString('ruleVersion', {
				description: 'The version of the rule pack that it follows.',
			}),
			steps: t.expose('steps', {
				type: [Step],
				description: 'From the inputs to the percent; the last step gives the percent.',
			}),
			sentence: t.string({
				description: 'The whole in one sentence.',
				args: {
					locale: t.arg({
						type: Locale,
						required: true,
						defaultValue: 'ID',
						description: 'The language of the sentence.',
					}),
				},
				resolve: ({ sentence }, { locale }) => (locale === 'EN' ? sentence.en : sentence.id),
			}),
		}),
	});
}
