import { roleRules } from '@seksama/schema/roles.ts';
import { act } from '../../graph/act.ts';
import { builder } from '../../graph/builder.ts';
import { present } from '../../graph/row.ts';
import { checkedText } from '../../graph/text.ts';
import type { Context } from '../../operation/context.ts';
import {
	InvalidInputError,
	NotAllowedError,
	StepUpRequiredError,
} from '../../operation/refusals.ts';
import { users } from '../user/ref.ts';
import { GrantRef, grants, Role } from './ref.ts';

const caseRoles = roleRules
	.filter(({ isCase }) => isCase)
	.map(({ role }) => role)
	.join(' and ');

const GiveGrantInput = builder.inputType('GiveGrantInput', {
	description: 'A role for somebody else.',
	fields: (t) => ({
		user: t.id({ required: true, description: 'Who gets it, by the global id.' }),
		role: t.field({ type: Role, required: true, description: 'Which role.' }),
		scope: t.string({
			required: true,
			description:
				'What it is held on: "region:33.75", "agency:DINDIK" (of the home city) or "school:" with an NPSN.',
		}),
		awardYear: t.int({
			description: 'For AWARD_COMMITTEE: the one award year; every year where it is left out.',
		}),
		validFrom: t.field({
			type: 'Date',
			description: 'The first day, today or later; today where it is left out.',
		}),
		validTo: t.field({ type: 'Date', description: 'The last day; no end where it is left out.' }),
		reason: t.string({
			description:
				'Why, at most 500 characters, such as the number of the decree; it stands in the audit log.',
		}),
	}),
});

act('giveGrant', {
	description: `Gives a role in a region that the viewer is admin of; never to oneself. ${caseRoles} hold only once a case supervisor has approved them.`,
	input: [GiveGrantInput, 'What is given.'],
	refusals: [NotAllowedError, InvalidInputError, StepUpRequiredError],
	renamed: { email: 'user', place: 'scope' },
	result: 'The new grant, or why there is none.',
	success: 'The grant is there. A case role waits for a case supervisor.',
	async run({ user: named, role, scope, ...rest }, context) {
		const number = context.ids.numberOf('User', named);
		const user = number === undefined ? null : await users.byId(context).load(number);
		if (!user)
			throw new InvalidInputError('user', 'NOT_FOUND', 'there is no such user that you may see');
		const place = await placeOf(scope, context);
		const { awardYear = null, validFrom = null, validTo = null, reason = null } = rest;
		const [given] = await context.sql<{ id: number }>(
			'select app.give_grant($1, $2, $3, $4, $5, $6, $7::date, $8::date, $9) as id',
			[user.email, role, ...place, awardYear, validFrom, validTo, reason],
		);
		return present(given);
	},
	shows: (t) => ({
		grant: t.field({
			type: GrantRef,
			description: 'The new grant.',
			resolve: (row, _args, context) => grants.still(row, context),
		}),
	}),
});

/** The region, agency and school of a scope, of which it names one. */
async function placeOf(
	scope: string,
	{ sql, home }: Context,
): Promise<readonly [string | null, number | null, number | null]> {
	const [place] = await sql<{
		region_code: string | null;
		agency_id: number | null;
		school_id: number | null;
	}>('select * from app.read_scope($1, $2)', [checkedText('input.scope', scope), home]);
	const { region_code: region, agency_id: agency, school_id: school } = present(place);
	if (region === null && agency === null && school === null)
		throw new InvalidInputError(
			'scope',
			'NOT_FOUND',
			'names no place; give one such as "region:33.75", "agency:DINDIK" or "school:20329001".',
		);
	return [region, agency, school];
}
