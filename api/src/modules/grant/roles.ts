import { type Place, roleRules } from '@seksama/schema/roles.ts';
import { builder } from '../../graph/builder.ts';
import { enumOf } from '../../graph/enum.ts';
import { flag, of, record } from '../../graph/record.ts';
import { Role } from './ref.ts';

const RoleScope = enumOf('RoleScope', 'What kind of place a role is held on.', {
	REGION: 'A region.',
	AGENCY: 'An agency of a city.',
	SCHOOL: 'A school.',
} satisfies Record<Place, string>);

const RoleRuleRef = record('RoleRule', 'A role that can be given, and what it asks for.', {
	role: of(Role)('Which role.'),
	heldOn: of(RoleScope)('What kind of place it is held on.'),
	isCase: flag('Whether it opens case files, so that a second person approves it.'),
	needsSecondFactor: flag('Whether it holds only in a session with a second factor.'),
});

const rules = roleRules.map(({ role, heldOn, isCase = false, needsSecondFactor = false }) => ({
	...{ role, heldOn, isCase, needsSecondFactor },
}));

builder.queryField('roles', (t) =>
	t.field({
		type: [RoleRuleRef],
		complexity: 1,
		description:
			'Every role that can be given, with what it is held on. They are public, like every other rule.',
		resolve: () => rules,
	}),
);
