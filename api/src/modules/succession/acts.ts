import { builder } from '../../graph/builder.ts';
import { numberOf } from '../../graph/global-id.ts';
import {
	InvalidInputError,
	NotAllowedError,
	NotFoundError,
	refusable,
	StepUpRequiredError,
} from '../../operation/refusals.ts';
import { AgencyRef } from '../../vocabulary/refs.ts';
import { present } from '../../vocabulary/rows.ts';
import { predecessorOf, successionById, SuccessionRef, successorOf } from './ref.ts';

const CreateSuccessionInput = builder.inputType('CreateSuccessionInput', {
	description: 'Which agency goes on from which.',
	fields: (t) => ({
		agency: t.id({ required: true, description: 'The agency that goes on, by its id.' }),
		predecessor: t.id({
			required: true,
			description: 'The agency of the same city that it goes on from, by its id; it has ended.',
		}),
		date: t.field({
			type: 'Date',
			required: true,
			description:
				'From which day on: after the last day of the predecessor, not before the first day of the agency.',
		}),
		decree: t.string({
			required: true,
			description: 'The regulation by which it does, shown to everybody; 1 to 200 characters.',
		}),
		reason: t.string({ description: 'Why, at most 500 characters; it stands in the audit log.' }),
	}),
});

const CreateSuccessionSuccess = builder
	.objectRef<{ id: number }>('CreateSuccessionSuccess')
	.implement({
		description: 'It is on record. No score and no rank moved.',
		fields: (t) => ({
			succession: t.field({
				type: SuccessionRef,
				description: 'What is on record now.',
				resolve: async ({ id }, _args, context) => present(await successionById(context).load(id)),
			}),
		}),
	});

builder.mutationField('createSuccession', (t) =>
	t.field({
		type: CreateSuccessionSuccess,
		complexity: 10,
		description:
			'Notes that an agency of a city that the viewer is admin of goes on from another one: its course over time and its rank of before go on from there.',
		args: {
			input: t.arg({
				type: CreateSuccessionInput,
				required: true,
				description: 'Which agency goes on from which.',
			}),
		},
		errors: {
			types: [NotFoundError, NotAllowedError, InvalidInputError, StepUpRequiredError],
			directResult: true,
			union: {
				name: 'CreateSuccessionResult',
				description: 'What is on record now, or why nothing is.',
			},
		},
		resolve: (_root, { input }, context) =>
			refusable(context, async () => {
				const agency = numberOf('Agency', input.agency);
				if (
					agency === undefined ||
					!(await context.db.agency.findUnique({ where: { id: agency } }))
				)
					throw new NotFoundError();
				const { date, decree, reason } = input;
				const [row] = await context.sql<{ id: number }>(
					'select app.create_succession($1, $2, $3, $4, $5) as id',
					[agency, numberOf('Agency', input.predecessor) ?? 0, date, decree, reason ?? null],
				);
				predecessorOf(context).clearAll();
				successorOf(context).clearAll();
				return present(row);
			}),
	}),
);

const WithdrawSuccessionInput = builder.inputType('WithdrawSuccessionInput', {
	description: 'Which note was a mistake, and why.',
	fields: (t) => ({
		id: t.id({ required: true, description: 'The note, by its id.' }),
		reason: t.string({
			required: true,
			description: 'Why, 5 to 500 characters; it stands in the audit log.',
		}),
	}),
});

const WithdrawSuccessionSuccess = builder
	.objectRef<{ agencyId: number }>('WithdrawSuccessionSuccess')
	.implement({
		description: 'It does not hold any more; rankings as of before still know it.',
		fields: (t) => ({
			agency: t.field({
				type: AgencyRef,
				description: 'The agency that it was about.',
				resolve: ({ agencyId }) => ({ id: agencyId }),
			}),
		}),
	});

builder.mutationField('withdrawSuccession', (t) =>
	t.field({
		type: WithdrawSuccessionSuccess,
		complexity: 10,
		description: 'Withdraws what was noted by mistake, in a city that the viewer is admin of.',
		args: {
			input: t.arg({
				type: WithdrawSuccessionInput,
				required: true,
				description: 'Which one, and why.',
			}),
		},
		errors: {
			types: [NotFoundError, NotAllowedError, InvalidInputError, StepUpRequiredError],
			directResult: true,
			union: {
				name: 'WithdrawSuccessionResult',
				description: 'The agency that it was about, or why it still holds.',
			},
		},
		resolve: (_root, { input }, context) =>
			refusable(context, async () => {
				const id = numberOf('AgencySuccession', input.id);
				const row = id === undefined ? null : await successionById(context).load(id);
				if (!row || row.withdrawnAt) throw new NotFoundError();
				await context.sql('select app.withdraw_succession($1, $2)', [row.id, input.reason]);
				predecessorOf(context).clearAll();
				successorOf(context).clearAll();
				return { agencyId: row.agencyId };
			}),
	}),
);
