import { act } from '../../graph/act.ts';
import { builder } from '../../graph/builder.ts';
import { numberOf } from '../../graph/global-id.ts';
import { present } from '../../graph/row.ts';
import type { Context } from '../../operation/context.ts';
import {
	InvalidInputError,
	NotAllowedError,
	NotFoundError,
	StepUpRequiredError,
} from '../../operation/refusals.ts';
import { agencies, AgencyRef } from '../agency/ref.ts';
import { SuccessionRef, successions, successionsOf } from './ref.ts';

const refusals = [NotFoundError, NotAllowedError, InvalidInputError, StepUpRequiredError];

/** What was read before the act is read anew. */
function forget(context: Context): void {
	successionsOf(context).clearAll();
}

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

act('createSuccession', {
	description:
		'Notes that an agency of a city that the viewer is admin of goes on from another one: its course over time and its rank of before go on from there.',
	input: [CreateSuccessionInput, 'Which agency goes on from which.'],
	refusals,
	result: 'What is on record now, or why nothing is.',
	success: 'It is on record. No score and no rank moved.',
	async run({ agency: named, predecessor, date, decree, reason }, context) {
		const agency = await agencies.seen(named, context);
		const [row] = await context.sql<{ id: number }>(
			'select app.create_succession($1, $2, $3, $4, $5) as id',
			[agency, numberOf('Agency', predecessor) ?? 0, date, decree, reason ?? null],
		);
		forget(context);
		return present(row);
	},
	shows: (t) => ({
		succession: t.field({
			type: SuccessionRef,
			description: 'What is on record now.',
			resolve: async ({ id }, _args, context) => present(await successions.byId(context).load(id)),
		}),
	}),
});

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

act('withdrawSuccession', {
	description: 'Withdraws what was noted by mistake, in a city that the viewer is admin of.',
	input: [WithdrawSuccessionInput, 'Which one, and why.'],
	refusals,
	result: 'The agency that it was about, or why it still holds.',
	success: 'It does not hold any more; rankings as of before still know it.',
	async run({ id: named, reason }, context) {
		const id = await successions.seen(named, context);
		const { agencyId, withdrawnAt } = present(await successions.byId(context).load(id));
		if (withdrawnAt) throw new NotFoundError();
		await context.sql('select app.withdraw_succession($1, $2)', [id, reason]);
		forget(context);
		return { agencyId };
	},
	shows: (t) => ({
		agency: t.field({
			type: AgencyRef,
			description: 'The agency that it was about.',
			resolve: ({ agencyId }) => ({ id: agencyId }),
		}),
	}),
});
