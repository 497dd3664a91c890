import { builder } from '../../graph/builder.ts';
import { perOperation } from '../../operation/context.ts';
import { Locale, RuleChangeKind } from '../../vocabulary/enums.ts';
import { AttainmentRef, type AttainmentShape, type Bilingual } from '../../vocabulary/refs.ts';

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
		kind: t.expose('kind', { type: RuleChangeKind, description: 'Which rule changed.' }),
		before: t.exposeInt('before', {
			description: 'The version of the definition, or the revision of the target, before.',
		}),
		after: t.exposeInt('after', { description: 'The one that the attainment follows.' }),
		since: t.expose('since', {
			type: 'Date',
			description:
				'A definition: the first day of the first quarter that it holds for; a target: the day on which it was set.',
		}),
		reason: t.exposeString('reason', {
			nullable: true,
			description: 'Why it changed, in Indonesian; null where nobody wrote it.',
		}),
		reasonEn: t.exposeString('reasonEn', {
			nullable: true,
			description: 'Why it changed, in English; null where nobody wrote it.',
		}),
		former: t.expose('former', {
			type: AttainmentRef,
			nullable: true,
			description:
				'The attainment under the rule before; null where that asks for figures of another kind, which were not collected.',
		}),
		difference: t.expose('difference', {
			type: 'Decimal',
			nullable: true,
			description:
				'The percent in force less the former one, in percentage points with 2 places; null where one of them is null.',
		}),
		sentence: t.string({
			description: 'What changed, and since when, in one sentence.',
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
