import { builder } from '../../graph/builder.ts';
import {
	InvalidInputError,
	NotAllowedError,
	NotFoundError,
	refusable,
	StepUpRequiredError,
} from '../../operation/refusals.ts';
import { numberOf } from '../../graph/global-id.ts';
import { AgencyRef } from '../../vocabulary/refs.ts';
import { agencyById } from '../../vocabulary/rows.ts';

const ChangeAgencyInput = builder.inputType('ChangeAgencyInput', {
	description: 'What is to change of an agency; what is left out stays as it is.',
	fields: (t) => ({
		id: t.id({ required: true, description: 'The global id of the agency.' }),
		name: t.string({ description: 'The official name, in Indonesian; 1 to 200 characters.' }),
		nameEn: t.string({ description: 'The name in English, as long.' }),
		shortName: t.string({ description: 'The short name; 1 to 40 characters.' }),
		validTo: t.field({
			type: 'Date',
			description:
				'Its last day, where it is merged, renamed or closed; not before a period whose figures are published.',
		}),
		goesOn: t.boolean({ description: 'True takes the last day away again.' }),
		reason: t.string({
			description: 'Why, 5 to 500 characters; needed for a last day. It stands in the audit log.',
		}),
	}),
});

const ChangeAgencySuccess = builder.objectRef<{ id: number }>('ChangeAgencySuccess').implement({
	description: 'The agency is changed.',
	fields: (t) => ({
		agency: t.field({
			type: AgencyRef,
			description: 'The agency as it is now.',
			resolve: ({ id }, _args, context) => {
				agencyById(context).clear(id);
				return { id };
			},
		}),
	}),
});

builder.mutationField('changeAgency', (t) =>
	t.field({
		type: ChangeAgencySuccess,
		complexity: 10,
		description: 'Renames an agency of a city that the viewer is admin of, or sets its last day.',
		args: {
			input: t.arg({ type: ChangeAgencyInput, required: true, description: 'What is to change.' }),
		},
		errors: {
			types: [NotFoundError, NotAllowedError, InvalidInputError, StepUpRequiredError],
			directResult: true,
			union: {
				name: 'ChangeAgencyResult',
				description: 'The changed agency, or why nothing changed.',
			},
		},
		resolve: (_root, { input }, context) =>
			refusable(context, async () => {
				const id = numberOf('Agency', input.id);
				if (id === undefined || !(await agencyById(context).load(id))) throw new NotFoundError();
				await context.sql('select app.change_agency($1, $2, $3, $4, $5::date, $6, $7)', [
					id,
					input.name ?? null,
					input.nameEn ?? null,
					input.shortName ?? null,
					input.validTo ?? null,
					input.goesOn ?? false,
					input.reason ?? null,
				]);
				return { id };
			}),
	}),
);
