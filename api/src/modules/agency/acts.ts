import { act } from '../../graph/act.ts';
import { builder } from '../../graph/builder.ts';
import { present } from '../../graph/row.ts';
import {
	InvalidInputError,
	NotAllowedError,
	NotFoundError,
	StepUpRequiredError,
} from '../../operation/refusals.ts';
import { agencies, AgencyRef } from './ref.ts';

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

act('changeAgency', {
	description: 'Renames an agency of a city that the viewer is admin of, or sets its last day.',
	input: [ChangeAgencyInput, 'What is to change.'],
	refusals: [NotFoundError, NotAllowedError, InvalidInputError, StepUpRequiredError],
	result: 'The changed agency, or why nothing changed.',
	success: 'The agency is changed.',
	async run({ id: named, name, nameEn, shortName, validTo, goesOn, reason }, context) {
		const id = await agencies.seen(named, context);
		const given = [name, nameEn, shortName, validTo].map((one) => one ?? null);
		await context.sql('select app.change_agency($1, $2, $3, $4, $5::date, $6, $7)', [
			id,
			...given,
			goesOn ?? false,
			reason ?? null,
		]);
		return { id };
	},
	shows: (t) => ({
		agency: t.field({
			type: AgencyRef,
			description: 'The agency as it is now.',
			resolve: (row, _args, context) => agencies.now(row, context),
		}),
	}),
});

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

act('createAgency', {
	description: 'Makes an agency in a city that the viewer is admin of.',
	input: [CreateAgencyInput, 'The new agency.'],
	refusals: [NotAllowedError, InvalidInputError, StepUpRequiredError],
	result: 'The new agency, or why there is none.',
	success: 'The agency is there, without indicators.',
	async run({ code, name, nameEn, shortName, validFrom, city, reason }, { sql, home }) {
		const [made] = await sql<{ id: number }>(
			'select app.create_agency($1, $2, $3, $4, $5, $6::date, $7) as id',
			[city ?? home, code, name, nameEn, shortName, validFrom ?? null, reason ?? null],
		);
		return present(made);
	},
	shows: (t) => ({
		agency: t.field({
			type: AgencyRef,
			description: 'The new agency.',
			resolve: ({ id }) => ({ id }),
		}),
	}),
});
