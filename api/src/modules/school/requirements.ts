import { builder } from '../../graph/builder.ts';

/** One line of app.requirements. */
interface Requirement {
	code: string;
	name: string;
	nameEn: string;
	mandatory: boolean;
	weight: string;
	enforces: boolean;
}

const RequirementRef = builder.objectRef<Requirement>('Requirement').implement({
	description:
		'What a school must have for its mechanism against violence (persyaratan mekanisme).',
	fields: (t) => ({
		code: t.exposeString('code', { description: 'Its code, as the filters of schools take it.' }),
		name: t.exposeString('name', { description: 'What is asked for, in Indonesian.' }),
		nameEn: t.exposeString('nameEn', { description: 'What is asked for, in English.' }),
		mandatory: t.exposeBoolean('mandatory', {
			description: 'Whether a mechanism without it is never established.',
		}),
		weight: t.expose('weight', {
			type: 'Decimal',
			description: 'What it counts in the compliance; all weights sum to 100.',
		}),
		enforces: t.exposeBoolean('enforces', {
			description: 'Whether its activity must be verified within 12 months for ENFORCED.',
		}),
	}),
});

builder.queryField('requirements', (t) =>
	t.field({
		type: [RequirementRef],
		complexity: { field: 1, multiplier: 10 },
		description: 'The requirements in force, in their order. Source: rule pack MECHANISM.',
		resolve: (_root, _args, { json }) => json<Requirement[]>('select app.requirements() as json'),
	}),
);
