import { type Bilingual, sentence } from '../../graph/bilingual.ts';
import { builder } from '../../graph/builder.ts';
import { enumOf } from '../../graph/enum.ts';
import { day, decimal, int, of, shown, text } from '../../graph/record.ts';
import { perOperation } from '../../operation/context.ts';
import { AttainmentRef, type AttainmentShape } from '../attainment/ref.ts';

const RuleChangeKind = enumOf('RuleChangeKind', 'Which rule of an attainment changed.', {
	DEFINITION:
		'The definition of the indicator: its direction, its formula, how quarters join, cap or floor.',
	TARGET: 'The target, which was revised.',
});

/** One line of app.rule_changes. */
interface RuleChange {
	kind: typeof RuleChangeKind.$inferType;
	before: number;
	after: number;
	since: string;
	reason: string | null;
	reasonEn: string | null;
	former: AttainmentShape | null;
	difference: string | null;
	sentence: Bilingual;
}

const RuleChangeRef = builder.objectRef<RuleChange>('RuleChange').implement({
	description:
		'What an attainment would be under the rule before, of the same figures and with nothing else changed. Source: app.rule_changes.',
	fields: (t) => ({
		...shown(t, {
			kind: of(RuleChangeKind)('Which rule changed.'),
			before: int('The version of the definition, or the revision of the target, before.'),
			after: int('The one that the attainment follows.'),
			since: day(
				'A definition: the first day of the first quarter that it holds for; a target: the day on which it was set.',
			),
			reason: text.nullable('Why it changed, in Indonesian; null where nobody wrote it.'),
			reasonEn: text.nullable('Why it changed, in English; null where nobody wrote it.'),
			former: of(AttainmentRef).nullable(
				'The attainment under the rule before; null where that asks for figures of another kind, which were not collected.',
			),
			difference: decimal.nullable(
				'The percent in force less the former one, in percentage points with 2 places; null where one of them is null.',
			),
		}),
		sentence: sentence(t, 'What changed, and since when, in one sentence.'),
	}),
});

const changesOf = perOperation<number, RuleChange[]>(async (ids, { sql }) => {
	const rows = await sql<{ id: number; changes: RuleChange[] }>(
		'select id, changes from app.rule_changes($1)',
		[ids],
	);
	return new Map(rows.map(({ id, changes }) => [id, changes]));
});

builder.prismaObjectField('Achievement', 'ruleChanges', (t) =>
	t.field({
		type: [RuleChangeRef],
		complexity: { field: 5, multiplier: 2 },
		description:
			'What changed in the rules that its attainment follows, each with the value under the rule before; empty where nothing did, or neither rule can compute it.',
		resolve: async ({ id }, _args, context) => (await changesOf(context).load(id)) ?? [],
	}),
);
