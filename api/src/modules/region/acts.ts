import { act } from '../../graph/act.ts';
import { builder } from '../../graph/builder.ts';
import {
	InvalidInputError,
	NotAllowedError,
	NotFoundError,
	StepUpRequiredError,
} from '../../operation/refusals.ts';
import { regionByCode, RegionRef } from './ref.ts';

const ChangeRegionInput = builder.inputType('ChangeRegionInput', {
	description:
		'What is to change of a region; what is left out stays as it is, and its code in any case.',
	fields: (t) => ({
		code: t.string({ required: true, description: 'The Kemendagri code of the region.' }),
		name: t.string({ description: 'The official name; 1 to 120 characters.' }),
		source: t.string({
			description:
				'The regulation that its name and code come from, shown to everybody; 1 to 200 characters.',
		}),
		reason: t.string({
			required: true,
			description: 'Why, 5 to 500 characters; it stands in the audit log.',
		}),
	}),
});

act('changeRegion', {
	description:
		'Gives a region that the viewer is admin of another name or source. No figure moves by it.',
	input: [ChangeRegionInput, 'What is to change.'],
	refusals: [NotFoundError, NotAllowedError, InvalidInputError, StepUpRequiredError],
	result: 'The changed region, or why nothing changed.',
	success: 'The region is changed.',
	async run({ code, name, source, reason }, context) {
		if (!(await regionByCode(context).load(code))) throw new NotFoundError();
		const given = [code, name ?? null, source ?? null, reason];
		await context.sql('select app.change_region($1, $2, $3, $4)', given);
		return { code };
	},
	shows: (t) => ({
		region: t.field({
			type: RegionRef,
			description: 'The region as it is now.',
			resolve: ({ code }, _args, context) => {
				regionByCode(context).clear(code);
				return { code };
			},
		}),
	}),
});

const CreateRegionInput = builder.inputType('CreateRegionInput', {
	description: 'A new region.',
	fields: (t) => ({
		code: t.string({
			required: true,
			description:
				'Its Kemendagri code, such as 33.75.01.1001, which is never changed. What stands before the last dot is the region that it lies in, which is there.',
		}),
		name: t.string({ required: true, description: 'The official name; 1 to 120 characters.' }),
		source: t.string({
			required: true,
			description:
				'The regulation that its name and code come from, shown to everybody; 1 to 200 characters.',
		}),
		reason: t.string({
			required: true,
			description: 'Why, 5 to 500 characters; it stands in the audit log.',
		}),
	}),
});

act('createRegion', {
	description: 'Makes a region inside one that the viewer is admin of.',
	input: [CreateRegionInput, 'The new region.'],
	refusals: [NotAllowedError, InvalidInputError, StepUpRequiredError],
	result: 'The new region, or why there is none.',
	success: 'The region is there, without parts and without schools.',
	async run({ code, name, source, reason }, { sql }) {
		await sql('select app.create_region($1, $2, $3, $4)', [code, name, source, reason]);
		return { code };
	},
	shows: (t) => ({
		region: t.field({
			type: RegionRef,
			description: 'The new region.',
			resolve: ({ code }) => ({ code }),
		}),
	}),
});
