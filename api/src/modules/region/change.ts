import { builder } from '../../graph/builder.ts';
import {
	InvalidInputError,
	NotAllowedError,
	NotFoundError,
	refusable,
	StepUpRequiredError,
} from '../../operation/refusals.ts';
import { RegionRef } from '../../vocabulary/refs.ts';
import { regionByCode } from '../../vocabulary/rows.ts';

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

const ChangeRegionSuccess = builder.objectRef<{ code: string }>('ChangeRegionSuccess').implement({
	description: 'The region is changed.',
	fields: (t) => ({
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

builder.mutationField('changeRegion', (t) =>
	t.field({
		type: ChangeRegionSuccess,
		complexity: 10,
		description:
			'Gives a region that the viewer is admin of another name or source. No figure moves by it.',
		args: {
			input: t.arg({ type: ChangeRegionInput, required: true, description: 'What is to change.' }),
		},
		errors: {
			types: [NotFoundError, NotAllowedError, InvalidInputError, StepUpRequiredError],
			directResult: true,
			union: {
				name: 'ChangeRegionResult',
				description: 'The changed region, or why nothing changed.',
			},
		},
		resolve: (_root, { input: { code, name, source, reason } }, context) =>
			refusable(context, async () => {
				if (!(await regionByCode(context).load(code))) throw new NotFoundError();
				await context.sql('select app.change_region($1, $2, $3, $4)', [
					code,
					name ?? null,
					source ?? null,
					reason,
				]);
				return { code };
			}),
	}),
);
