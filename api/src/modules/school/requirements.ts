import { builder } from '../../graph/builder.ts';
import { decimal, flag, record, text } from '../../graph/record.ts';

/** One line of app.requirements. */
const RequirementRef = record(
	'Requirement',
	'What a school must have for its mechanism against violence (persyaratan mekanisme).',
	{
		code: text('Its code, as the filters of schools take it.'),
		name: text('What is asked for, in Indonesian.'),
		nameEn: text('What is asked for, in English.'),
		mandatory: flag('Whether a mechanism without it is never established.'),
		weight: decimal('What it counts in the compliance; all weights sum to 100.'),
		enforces: flag('Whether its activity must be verified within 12 months for ENFORCED.'),
	},
);
type Requirement = typeof RequirementRef.$inferType;

builder.queryField('requirements', (t) =>
	t.field({
		type: [RequirementRef],
		complexity: { field: 1, multiplier: 10 },
		description: 'The requirements in force, in their order. Source: rule pack MECHANISM.',
		resolve: (_root, _args, { json }) => json<Requirement[]>('select app.requirements() as json'),
	}),
);
