import { builder } from '../../graph/builder.ts';
import {
	InvalidInputError,
	NotAllowedError,
	refusable,
	StepUpRequiredError,
} from '../../operation/refusals.ts';
import { RegionRef } from '../../vocabulary/refs.ts';

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

const CreateRegionSuccess = builder.objectRef<{ code: string }>('CreateRegionSuccess').implement({
	description: 'The region is there, without parts and without schools.',
	fields: (t) => ({
		region: t.field({
			type: RegionRef,
			description: 'The new region.',
			resolve: ({ code }) => ({ code }),
		}),
	}),
});

builder.mutationField('createRegion', (t) =>
	t.field({
		type: CreateRegionSuccess,
		complexity: 10,
		description: 'Makes a region inside one that the viewer is admin of.',
		args: {
			input: t.arg({ type: CreateRegionInput, required: true, description: 'The new region.' }),
		},
		errors: {
			types: [NotAllowedError, InvalidInputError, StepUpRequiredError],
			directResult: true,
			union: { name: 'CreateRegionResult', description: 'The new region, or why there is none.' },
		},
		resolve: (_root, { input: { code, name, source, reason } }, context) =>
			refusable(context, async () => {
				await context.sql('select app.create_region($1, $2, $3, $4)', [code, name, source, reason]);
				return { code };
			}),
	}),
);
