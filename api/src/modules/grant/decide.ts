import { builder } from '../../graph/builder.ts';
import type { Context } from '../../operation/context.ts';
import {
	ConflictError,
	InvalidInputError,
	NotAllowedError,
	NotFoundError,
	refusable,
	StepUpRequiredError,
} from '../../operation/refusals.ts';
import { grantById, GrantRef, type GrantRow } from '../../vocabulary/people.ts';
import { present } from '../../vocabulary/rows.ts';

/** A grant that the viewer sees. Throws NotFoundError: hidden and missing answer alike. */
async function grantSeen(id: string | number, context: Context): Promise<GrantRow> {
	const number = context.ids.numberOf('Grant', id);
	const found = number === undefined ? null : await grantById(context).load(number);
	if (!found) throw new NotFoundError();
	return found;
}

/** Null where the act took it out of the viewer's sight. */
function asItIsNow({ id }: { id: number }, context: Context): Promise<GrantRow | null> {
	return grantById(context).clear(id).load(id);
}

const ApproveGrantSuccess = builder.objectRef<{ id: number }>('ApproveGrantSuccess').implement({
	description: 'The grant holds, within its dates.',
	fields: (t) => ({
		grant: t.field({
			type: GrantRef,
			nullable: true,
			description:
				'The grant as it is now; null where it was approved for another unit, whose grants are out of sight once they hold.',
			resolve: (row, _args, context) => asItIsNow(row, context),
		}),
	}),
});

const WithdrawGrantInput = builder.inputType('WithdrawGrantInput', {
	description: 'A grant that shall not hold any more, or a waiting one that is refused.',
	fields: (t) => ({
		id: t.id({ required: true, description: 'The global id of the grant.' }),
		reason: t.string({
			required: true,
			description: 'Why, 5 to 500 characters; it stands in the audit log.',
		}),
	}),
});

const WithdrawGrantSuccess = builder.objectRef<{ id: number }>('WithdrawGrantSuccess').implement({
	description:
		'The grant gives nothing from the next operation on. Whoever holds none any more is signed out.',
	fields: (t) => ({
		grant: t.field({
			type: GrantRef,
			description: 'The grant as it is now.',
			resolve: async (row, _args, context) => present(await asItIsNow(row, context)),
		}),
	}),
});

builder.mutationFields((t) => ({
	approveGrant: t.field({
		type: ApproveGrantSuccess,
		complexity: 10,
		description:
			'Approves a case role that waits, as a case supervisor of the unit who neither gave nor gets it; where the unit has none, as one of another unit of the city.',
		args: { id: t.arg.id({ required: true, description: 'The global id of the grant.' }) },
		errors: {
			types: [NotFoundError, NotAllowedError, ConflictError, StepUpRequiredError],
			directResult: true,
			union: { name: 'ApproveGrantResult', description: 'The approved grant, or why it is not.' },
		},
		resolve: (_root, { id }, context) =>
			refusable(context, async () => {
				const row = await grantSeen(id, context);
				if (row.state !== 'WAITING')
					throw new ConflictError(`This grant does not wait for anybody; it is ${row.state}.`);
				await context.sql('select app.approve_grant($1)', [row.id]);
				return { id: row.id };
			}),
	}),
	withdrawGrant: t.field({
		type: WithdrawGrantSuccess,
		complexity: 10,
		description:
			'Withdraws a grant: as an admin of its region, or a case role as a case supervisor of the unit; never an own one.',
		args: {
			input: t.arg({ type: WithdrawGrantInput, required: true, description: 'Which, and why.' }),
		},
		errors: {
			types: [
				NotFoundError,
				NotAllowedError,
				InvalidInputError,
				ConflictError,
				StepUpRequiredError,
			],
			directResult: true,
			union: { name: 'WithdrawGrantResult', description: 'The withdrawn grant, or why it is not.' },
		},
		resolve: (_root, { input }, context) =>
			refusable(context, async () => {
				const row = await grantSeen(input.id, context);
				if (row.state === 'WITHDRAWN') throw new ConflictError('This grant was withdrawn before.');
				await context.sql('select app.withdraw_grant($1, $2)', [row.id, input.reason]);
				return { id: row.id };
			}),
	}),
}));
