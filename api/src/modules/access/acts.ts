import { builder } from '../../graph/builder.ts';
import { NotAllowedError, refusable, StepUpRequiredError } from '../../operation/refusals.ts';
import { AccessKind, enumOf, Role } from '../../vocabulary/enums.ts';

/** One of what app.view_as_role returns. */
interface Sight {
	type: string;
	state: string | null;
	place: 'SELF' | 'OWN' | 'CITY' | 'ELSEWHERE';
	seen: boolean;
}

const SightRef = builder.objectRef<Sight>('ExampleSight').implement({
	description: 'A made-up row, and whether somebody with the role would see it.',
	fields: (t) => ({
		type: t.field({
			type: AccessKind,
			description: 'What kind of thing it is.',
			resolve: ({ type }) => type as never,
		}),
		state: t.exposeString('state', {
			nullable: true,
			description: 'Its state, such as DRAFT; null where the kind has none.',
		}),
		place: t.expose('place', {
			type: enumOf('ExamplePlace', 'Where an example lies, seen from who looks.', {
				SELF: 'It is their own.',
				OWN: 'On their own agency or school.',
				CITY: 'Elsewhere in the city.',
				ELSEWHERE: 'In another city.',
			}),
			description: 'Where it lies.',
		}),
		seen: t.exposeBoolean('seen', { description: 'Whether it is there for them.' }),
	}),
});

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

const ViewAsRoleSuccess = builder.objectRef<{ seen: Sight[] }>('ViewAsRoleSuccess').implement({
	description: 'What the database showed, asked as that role.',
	fields: (t) => ({
		examples: t.expose('seen', {
			type: [SightRef],
			description: 'Every example, seen or not. No real row is among them.',
		}),
	}),
});

builder.mutationField('viewAsRole', (t) =>
	t.field({
		type: ViewAsRoleSuccess,
		complexity: 100,
		description:
			'Looks at made-up rows as somebody with a role, by asking the database itself, and undoes the rows again; for admins and auditors. The look stands in the audit log.',
		args: { input: t.arg({ type: ViewAsRoleInput, required: true, description: 'As whom.' }) },
		errors: {
			types: [NotAllowedError, StepUpRequiredError],
			directResult: true,
			union: { name: 'ViewAsRoleResult', description: 'What was seen, or why nobody looked.' },
		},
		resolve: (_root, { input }, context) =>
			refusable(context, async () => ({
				seen: await context.json<Sight[]>('select app.view_as_role($1, $2, $3, $4) as json', [
					input.role ?? null,
					context.home,
					input.onProvince,
					input.secondFactor,
				]),
			})),
	}),
);
