import { schoolsAsOf } from './as-of.ts';
import { builder } from '../../graph/builder.ts';
import { decimal, int, many, of, record, text } from '../../graph/record.ts';
import { SchoolLevel } from './ref.ts';

const ShareRef = record('RequirementShare', 'How many of a group of schools meet a requirement.', {
	code: text('The code of the requirement.'),
	name: text('What is asked for, in Indonesian.'),
	nameEn: text('What is asked for, in English.'),
	met: int('How many schools meet it.'),
	share: decimal.nullable('The same in percent of the group; null where the group is empty.'),
});

/** What app.school_peers returns. */
const PeersRef = record(
	'SchoolPeers',
	'The schools of the same level in the same city, itself included. Source: app.school_peers.',
	{
		level: of(SchoolLevel)('The level that they share.'),
		count: int('How many there are.'),
		compliance: decimal.nullable(
			'Their mean compliance in percent; null where the rules ask for nothing.',
		),
		enforced: int('How many have an enforced mechanism.'),
		requirements: many(ShareRef, 10)('Every requirement of the rule pack in force, in its order.'),
	},
);
type Peers = typeof PeersRef.$inferType;

builder.prismaObjectField('School', 'peers', (t) =>
	t.field({
		type: PeersRef,
		complexity: ({ asOf }) => (asOf == null ? 15 : 50),
		description: 'What to compare it with: the schools of its level in the city.',
		args: { asOf: schoolsAsOf(t.arg) },
		resolve: ({ id }, { asOf }, { json }) =>
			json<Peers>('select app.school_peers($1, $2) as json', [id, asOf ?? null]),
	}),
);
