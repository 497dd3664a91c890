import { type Bilingual, inWords, sentence } from './bilingual.ts';
import { builder } from './builder.ts';
import { decimal, many, shown, text } from './record.ts';

/** One step of arithmetic, as the functions of the database give it. */
export interface TraceStep {
	label: Bilingual;
	expression: string;
	value: string | null;
}

/** How a number came about, as the functions of the database tell it. */
export interface Trace {
	formula: Bilingual;
	ruleVersion: string;
	steps: TraceStep[];
	sentence: Bilingual;
}

export const TraceStepRef = builder.objectRef<TraceStep>('TraceStep').implement({
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
		...shown(t, {
			expression: text(
				'Arithmetic on plain numbers with + - * / ( ) min() max() abs() round(x, 2); it gives exactly `value`.',
			),
			value: decimal.nullable(
				'The result, to 10 places where it does not end; null where it has none.',
			),
		}),
	}),
});

/** A type that answers "where does this number come from?" (Dari mana angka ini?). */
export function traceType(name: string, description: string) {
	return builder.objectRef<Trace>(name).implement({
		description,
		fields: (t) => ({
			...shown(t, {
				ruleVersion: text(
					'The version of the rule pack that it follows; of a published figure the one that it was computed by.',
				),
				steps: many(TraceStepRef)('From the inputs to the number; the last step gives it.'),
			}),
			formula: inWords(
				t,
				'The formula in letters, and what each letter stands for.',
				({ formula }) => formula,
			),
			sentence: sentence(t, 'The whole in one sentence.'),
		}),
	});
}
