import { builder } from '../../graph/builder.ts';
import { AccessKind, AccessTie, AccessVerb, Role } from '../../vocabulary/enums.ts';

interface AccessRule {
	code: string;
	kind: string;
	verb: string;
	tie: string;
	roles: string[];
	statuses: string[] | null;
	sentence: string;
	sentence_en: string;
}

const AccessRuleRef = builder.objectRef<AccessRule>('AccessRule').implement({
	description:
		'One rule of who may do what, as the database has it. Where several speak of the same, one that holds is enough.',
	fields: (t) => ({
		code: t.exposeString('code', { description: 'Its name, as explanations give it.' }),
		type: t.field({
			type: AccessKind,
			description: 'What kind of thing it speaks of.',
			resolve: ({ kind }) => kind as never,
		}),
		verb: t.field({
			type: AccessVerb,
			description: 'What may be done.',
			resolve: ({ verb }) => verb as never,
		}),
		tie: t.field({
			type: AccessTie,
			description: 'What ties the viewer to the thing.',
			resolve: ({ tie }) => tie as never,
		}),
		roles: t.field({
			type: [Role],
			description:
				'The roles for which it holds. None: with SELF everybody signed in, with ANYONE everybody.',
			resolve: ({ roles }) => roles as never,
		}),
		statuses: t.stringList({
			nullable: true,
			description: 'Only in these states; null for every state.',
			resolve: ({ statuses }) => statuses,
		}),
		sentence: t.exposeString('sentence', { description: 'The rule in words, in Indonesian.' }),
		sentenceEn: t.exposeString('sentence_en', { description: 'The rule in words, in English.' }),
	}),
});

interface Policy {
	table: string;
	name: string;
	command: string;
	signedIn: boolean;
	everybody: boolean;
	condition: string | null;
}

const PolicyRef = builder.objectRef<Policy>('Policy').implement({
	description: 'A policy of PostgreSQL: which rows of a table are there for whom.',
	fields: (t) => ({
		table: t.exposeString('table', { description: 'The table.' }),
		name: t.exposeString('name', { description: 'Its name.' }),
		command: t.exposeString('command', { description: 'What it lets do, such as SELECT.' }),
		signedIn: t.exposeBoolean('signedIn', {
			description: 'Whether it speaks to those who signed in.',
		}),
		everybody: t.exposeBoolean('everybody', {
			description: 'Whether it speaks to those who did not sign in.',
		}),
		condition: t.exposeString('condition', {
			nullable: true,
			description: 'The condition on the row as the catalog prints it; null for every row.',
		}),
	}),
});

builder.queryFields((t) => ({
	accessRules: t.field({
		type: [AccessRuleRef],
		complexity: 5,
		description:
			'Every rule of who may do what. They are public, like every other rule. Source: app.access_rule.',
		resolve: (_root, _args, { sql }) =>
			sql<AccessRule>(
				'select code, kind, verb, reach as tie, roles, statuses, sentence, sentence_en from app.access_rule order by kind, verb, ordinal',
			),
	}),
	policies: t.field({
		type: [PolicyRef],
		complexity: 20,
		description:
			'The policies that decide what is seen, for auditors and admins; none for everybody else. Source: app.policies.',
		resolve: (_root, _args, { json }) => json<Policy[]>('select app.policies() as json'),
	}),
}));
