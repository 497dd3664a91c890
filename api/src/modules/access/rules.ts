import { builder } from '../../graph/builder.ts';
import { flag, many, of, record, text, texts } from '../../graph/record.ts';
import { Role } from '../grant/ref.ts';
import { AccessKind, AccessReach, AccessVerb } from './ref.ts';

const AccessRuleRef = record(
	'AccessRule',
	'One rule of who may do what, as the database has it. Where several speak of the same, one that holds is enough.',
	{
		code: text('Its name, as explanations give it.'),
		type: of(AccessKind)('What kind of thing it speaks of.'),
		verb: of(AccessVerb)('What may be done.'),
		reach: of(AccessReach)('What puts the thing within reach of the rule.'),
		roles: many(Role)(
			'The roles for which it holds. None: with SELF everybody signed in, with ANYONE everybody.',
		),
		statuses: texts.nullable('Only in these states; null for every state.'),
		sentence: text('The rule in words, in Indonesian.'),
		sentenceEn: text('The rule in words, in English.'),
	},
);

const PolicyRef = record(
	'Policy',
	'A policy of PostgreSQL: which rows of a table are there for whom.',
	{
		table: text('The table.'),
		name: text('Its name.'),
		command: text('What it lets do, such as SELECT.'),
		signedIn: flag('Whether it speaks to those who signed in.'),
		everybody: flag('Whether it speaks to those who did not sign in.'),
		condition: text.nullable(
			'The condition on the row as the catalog prints it; null for every row.',
		),
	},
);
type Policy = typeof PolicyRef.$inferType;

builder.queryFields((t) => ({
	accessRules: t.field({
		type: [AccessRuleRef],
		complexity: 5,
		description:
			'Every rule of who may do what. They are public, like every other rule. Source: app.access_rule.',
		resolve: (_root, _args, { sql }) =>
			sql<typeof AccessRuleRef.$inferType>(
				'select code, kind as type, verb, reach, roles, statuses, sentence, sentence_en as "sentenceEn" from app.access_rule order by kind, verb, ordinal',
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
