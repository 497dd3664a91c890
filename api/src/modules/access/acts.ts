import { act } from '../../graph/act.ts';
import { builder } from '../../graph/builder.ts';
import { enumOf } from '../../graph/enum.ts';
import { flag, of, record, text } from '../../graph/record.ts';
import { NotAllowedError, StepUpRequiredError } from '../../operation/refusals.ts';
import { Role } from '../grant/ref.ts';
import { AccessKind } from './ref.ts';

/** One of what app.view_as_role returns. */
const SightRef = record(
	'ExampleSight',
	'A made-up row, and whether somebody with the role would see it.',
	{
		type: of(AccessKind)('What kind of thing it is.'),
		state: text.nullable('Its state, such as DRAFT; null where the kind has none.'),
		place: of(
			enumOf('ExamplePlace', 'Where an example lies, seen from who looks.', {
				SELF: 'It is their own.',
				OWN: 'On their own agency or school.',
				CITY: 'Elsewhere in the city.',
				ELSEWHERE: 'In another city.',
			}),
		)('Where it lies.'),
		seen: flag('Whether it is there for them.'),
	},
);

const ViewAsRoleInput = builder.inputType('ViewAsRoleInput', {
	description: 'As whom to look.',
	fields: (t) => ({
		role: t.field({ type: Role, description: 'The role; left out: somebody who did not sign in.' }),
		onProvince: t.boolean({
			required: true,
			defaultValue: false,
			description: 'True: a role on a region is held on the province in the place of the city.',
		}),
		secondFactor: t.boolean({
			required: true,
			defaultValue: true,
			description: 'False: in a session that lacks the second factor.',
		}),
	}),
});

act('viewAsRole', {
	description:
		'Looks at made-up rows as somebody with a role, by asking the database itself, and undoes the rows again; for admins and auditors. The look stands in the audit log.',
	complexity: 100,
	input: [ViewAsRoleInput, 'As whom.'],
	refusals: [NotAllowedError, StepUpRequiredError],
	result: 'What was seen, or why nobody looked.',
	success: 'What the database showed, asked as that role.',
	run: async ({ role, onProvince, secondFactor }, { json, home }) => ({
		examples: await json<(typeof SightRef.$inferType)[]>(
			'select app.view_as_role($1, $2, $3, $4) as json',
			[role ?? null, home, onProvince, secondFactor],
		),
	}),
	shows: (t) => ({
		examples: t.expose('examples', {
			type: [SightRef],
			description: 'Every example, seen or not. No real row is among them.',
		}),
	}),
});
