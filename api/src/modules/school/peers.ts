import { builder } from '../../graph/builder.ts';
import { SchoolLevel } from '../../vocabulary/enums.ts';

/** What app.school_peers returns. */
interface Peers {
	level: typeof SchoolLevel.$inferType;
	count: number;
	compliance: string | null;
	enforced: number;
	requirements: Share[];
}

interface Share {
	code: string;
	name: string;
	nameEn: string;
	met: number;
	share: string;
}

const ShareRef = builder.objectRef<Share>('RequirementShare').implement({
	description: 'How many of a group of schools meet a requirement.',
	fields: (t) => ({
		code: t.exposeString('code', { description: 'The code of the requirement.' }),
		name: t.exposeString('name', { description: 'What is asked for, in Indonesian.' }),
		nameEn: t.exposeString('nameEn', { description: 'What is asked for, in English.' }),
		met: t.exposeInt('met', { description: 'How many schools meet it.' }),
		share: t.expose('share', { type: 'Decimal', description: 'The same in percent of the group.' }),
	}),
});

const PeersRef = builder.objectRef<Peers>('SchoolPeers').implement({
	description:
		'The schools of the same level in the same city, itself included. Source: app.school_peers.',
	fields: (t) => ({
		level: t.expose('level', { type: SchoolLevel, description: 'The level that they share.' }),
		count: t.exposeInt('count', { description: 'How many there are.' }),
		compliance: t.expose('compliance', {
			type: 'Decimal',
			nullable: true,
			description: 'Their mean compliance in percent; null where the rules ask for nothing.',
		}),
		enforced: t.exposeInt('enforced', { description: 'How many have an enforced mechanism.' }),
		requirements: t.expose('requirements', {
			type: [ShareRef],
			complexity: { field: 0, multiplier: 10 },
			description: 'Every requirement of the rule pack in force, in its order.',
		}),
	}),
});

builder.prismaObjectField('School', 'peers', (t) =>
	t.field({
		type: PeersRef,
		complexity: 5,
		description: 'What to compare it with: the schools of its level in the city.',
		resolve: ({ id }, _args, { json }) => json<Peers>('select app.school_peers($1) as json', [id]),
	}),
);
