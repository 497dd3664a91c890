import { builder } from '../../graph/builder.ts';
import {
	InvalidInputError,
	NotAllowedError,
	refusable,
	StepUpRequiredError,
} from '../../operation/refusals.ts';
import { AgencyRef } from '../../vocabulary/refs.ts';
import { present } from '../../vocabulary/rows.ts';

const CreateAgencyInput = builder.inputType('CreateAgencyInput', {
	description: 'A new agency.',
	fields: (t) => ({
		code: t.string({
			required: true,
			description:
				'Its code, unique within the city and never changed: 1 to 32 capital letters, digits and hyphens.',
		}),
		name: t.string({
			required: true,
			description: 'The official name, in Indonesian; 1 to 200 characters.',
		}),
		nameEn: t.string({ required: true, description: 'The name in English, as long.' }),
		shortName: t.string({
			required: true,
			description: 'The name as people say it, for narrow columns; 1 to 40 characters.',
		}),
		validFrom: t.field({
			type: 'Date',
			description: 'The first day on which it exists; today where it is left out.',
		}),
		city: t.string({
			description: 'The code of its city; the home city where it is left out.',
		}),
		reason: t.string({
			description: 'On what basis, such as a regulation; it stands in the audit log.',
		}),
	}),
});

const CreateAgencySuccess = builder.objectRef<{ id: number }>('CreateAgencySuccess').implement({
	description: 'The agency is there, without indicators.',
	fields: (t) => ({
		agency: t.field({
			type: AgencyRef,
			description: 'The new agency.',
			resolve: ({ id }) => ({ id }),
		}),
	}),
});

builder.mutationField('createAgency', (t) =>
	t.field({
		type: CreateAgencySuccess,
		complexity: 10,
		description: 'Makes an agency in a city that the viewer is admin of.',
		args: {
			input: t.arg({ type: CreateAgencyInput, required: true, description: 'The new agency.' }),
		},
		errors: {
			types: [NotAllowedError, InvalidInputError, StepUpRequiredError],
			directResult: true,
			union: { name: 'CreateAgencyResult', description: 'The new agency, or why there is none.' },
		},
		resolve: (_root, { input }, context) =>
			refusable(context, async () => {
				const [made] = await context.sql<{ id: number }>(
					'select app.create_agency($1, $2, $3, $4, $5, $6::date, $7) as id',
					[
						input.city ?? context.home,
						input.code,
						input.name,
						input.nameEn,
						input.shortName,
						input.validFrom ?? null,
						input.reason ?? null,
					],
				);
				return present(made);
			}),
	}),
);
