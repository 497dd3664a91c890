import { act, actOn } from '../../graph/act.ts';
import { builder } from '../../graph/builder.ts';
import {
	ConflictError,
	InvalidInputError,
	NotAllowedError,
	NotFoundError,
	StepUpRequiredError,
} from '../../operation/refusals.ts';
import { GrantRef, grants } from './ref.ts';

actOn('approveGrant', {
	description:
		'Approves a case role that waits, as a case supervisor of the unit who neither gave nor gets it; where the unit has none, as one of another unit of the city.',
	id: 'The global id of the grant.',
	refusals: [NotFoundError, NotAllowedError, ConflictError, StepUpRequiredError],
	result: 'The approved grant, or why it is not.',
	success: 'The grant holds, within its dates.',
	async run(named, context) {
		const { id, state } = await grants.seenRow(named, context);
		if (state !== 'WAITING')
			throw new ConflictError(`This grant does not wait for anybody; it is ${state}.`);
		await context.sql('select app.approve_grant($1)', [id]);
		return { id };
	},
	shows: (t) => ({
		grant: t.field({
			type: GrantRef,
			nullable: true,
			description:
				'The grant as it is now; null where it was approved for another unit, whose grants are out of sight once they hold.',
			resolve: (row, _args, context) => grants.now(row, context),
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

act('withdrawGrant', {
	description:
		'Withdraws a grant: as an admin of its region, or a case role as a case supervisor of the unit; never an own one.',
	input: [WithdrawGrantInput, 'Which, and why.'],
	refusals: [NotFoundError, NotAllowedError, InvalidInputError, ConflictError, StepUpRequiredError],
	result: 'The withdrawn grant, or why it is not.',
	success:
		'The grant gives nothing from the next operation on. Whoever holds none any more is signed out.',
	async run({ id: named, reason }, context) {
		const { id, state } = await grants.seenRow(named, context);
		if (state === 'WITHDRAWN') throw new ConflictError('This grant was withdrawn before.');
		await context.sql('select app.withdraw_grant($1, $2)', [id, reason]);
		return { id };
	},
	shows: (t) => ({
		grant: t.field({
			type: GrantRef,
			description: 'The grant as it is now.',
			resolve: (row, _args, context) => grants.still(row, context),
		}),
	}),
});
