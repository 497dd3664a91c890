import { builder } from '../../graph/builder.ts';
import {
	InvalidInputError,
	NotAllowedError,
	refusable,
	StepUpRequiredError,
} from '../../operation/refusals.ts';
import { Role } from '../../vocabulary/enums.ts';
import { grantById, GrantRef, userById } from '../../vocabulary/people.ts';
import { present } from '../../vocabulary/rows.ts';
import { checkedText } from '../../graph/text.ts';

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

const GiveGrantSuccess = builder.objectRef<{ id: number }>('GiveGrantSuccess').implement({
	description: 'The grant is there. A case role waits for a case supervisor.',
	fields: (t) => ({
		grant: t.field({
			type: GrantRef,
			description: 'The new grant.',
			resolve: async ({ id }, _args, context) => present(await grantById(context).load(id)),
		}),
	}),
});

builder.mutationField('giveGrant', (t) =>
	t.field({
		type: GiveGrantSuccess,
		complexity: 10,
		description:
			'Gives a role in a region that the viewer is admin of; never to oneself. CASE_WORKER and CASE_SUPERVISOR hold only once a case supervisor has approved them.',
		args: {
			input: t.arg({ type: GiveGrantInput, required: true, description: 'What is given.' }),
		},
		errors: {
			types: [NotAllowedError, InvalidInputError, StepUpRequiredError],
			directResult: true,
			union: { name: 'GiveGrantResult', description: 'The new grant, or why there is none.' },
		},
		resolve: (_root, { input }, context) =>
			refusable(
				context,
				async () => {
					const number = context.ids.numberOf('User', input.user);
					const user = number === undefined ? null : await userById(context).load(number);
					if (!user)
						throw new InvalidInputError(
							'user',
							'NOT_FOUND',
							'there is no such user that you may see',
						);
					const place = await placeOf(input.scope, context);
					const [given] = await context.sql<{ id: number }>(
						'select app.give_grant($1, $2, $3, $4, $5, $6, $7::date, $8::date, $9) as id',
						[
							user.email,
							input.role,
							...place,
							input.awardYear ?? null,
							input.validFrom ?? null,
							input.validTo ?? null,
							input.reason ?? null,
						],
					);
					return present(given);
				},
				{ email: 'user', place: 'scope' },
			),
	}),
);

/** The region, agency and school of a scope, of which it names one. */
async function placeOf(
	scope: string,
	{ sql, home }: Parameters<typeof userById>[0],
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
