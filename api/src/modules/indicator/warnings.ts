import { type Bilingual, inWords } from '../../graph/bilingual.ts';
import { builder } from '../../graph/builder.ts';
import { enumOf } from '../../graph/enum.ts';
import { of, shown } from '../../graph/record.ts';
import { perOperation } from '../../operation/context.ts';

const WarningCode = enumOf('DefinitionWarningCode', 'What is wrong with a definition.', {
	WORST_CASE_LOST:
		'Less is better and the target is 0, but a target of 0 is not computed: the worst results drop out of the score.',
});

/** One warning of app.definition_warnings. */
interface Warning {
	code: typeof WarningCode.$inferType;
	text: Bilingual;
}

const WarningRef = builder.objectRef<Warning>('DefinitionWarning').implement({
	description: 'Something that whoever may change a definition should know of it.',
	fields: (t) => ({
		...shown(t, { code: of(WarningCode)('What is wrong.') }),
		sentence: inWords(
			t,
			'What is wrong and the cure, in one or two sentences.',
			({ text }) => text,
		),
	}),
});

const warningsOf = perOperation<number, Warning[]>(async (ids, { sql }) => {
	const rows = await sql<{ id: number; warnings: Warning[] }>(
		'select id, warnings from app.definition_warnings($1)',
		[ids],
	);
	return new Map(rows.map(({ id, warnings }) => [id, warnings]));
});

builder.prismaObjectField('Indicator', 'warnings', (t) =>
	t.field({
		type: [WarningRef],
		complexity: { field: 2, multiplier: 1 },
		description:
			'What is wrong with its definition, for those who may change it: its agency, evaluators and admins of the city; empty for everybody else. Source: app.definition_warnings.',
		resolve: async ({ id }, _args, context) => (await warningsOf(context).load(id)) ?? [],
	}),
);
