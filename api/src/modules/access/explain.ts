import { builder } from '../../graph/builder.ts';
import type { Context } from '../../operation/context.ts';
import type { PersonKind } from '../../graph/person-ids.ts';
import { AccessKind, AccessVerb } from '../../vocabulary/enums.ts';
import { numberOf, type PublishedType } from '../../graph/global-id.ts';
import { checkedText } from '../../graph/text.ts';

/** What app.explain_access returns. */
interface Explanation {
	allowed: boolean;
	code: string | null;
	rule: string;
	ruleEn: string;
	ask: string | null;
	askEn: string | null;
}

const ExplanationRef = builder.objectRef<Explanation>('AccessExplanation').implement({
	description:
		'Why the viewer may, or may not, do something. A hidden thing and one that does not exist are explained alike.',
	fields: (t) => ({
		allowed: t.exposeBoolean('allowed', { description: 'Whether the viewer may.' }),
		code: t.exposeString('code', {
			nullable: true,
			description: 'The rule that allows it, such as achievement_own; null where none does.',
		}),
		rule: t.exposeString('rule', {
			description: 'The rule that allows it, or the rules of which none does, in Indonesian.',
		}),
		ruleEn: t.exposeString('ruleEn', { description: 'The same in English.' }),
		ask: t.exposeString('ask', {
			nullable: true,
			description: 'Whom to ask for it, in Indonesian; null where it is allowed.',
		}),
		askEn: t.exposeString('askEn', { nullable: true, description: 'The same in English.' }),
	}),
});

/** How the API names the rows of a kind: by a global id of this type, by the id of a person's, or by a natural key. */
const published: Record<string, PublishedType> = {
	AGENCY: 'Agency',
	SUCCESSION: 'AgencySuccession',
	SCHOOL: 'School',
	INDICATOR: 'Indicator',
	ACHIEVEMENT: 'Achievement',
};
const ofPeople: Record<string, PersonKind> = {
	USER: 'User',
	GRANT: 'Grant',
	TOKEN: 'Token',
	SESSION: 'Session',
};
const naturalKey: Record<string, RegExp> = {
	REGION: /^[\d.]{2,13}$/,
	RULE_PACK: /^[A-Z]+\/.{1,40}$/,
	SCHOOL: /^[A-Z0-9]{8}$/,
	TARGET: /^\d{1,9}$/,
	AUDIT: /^\d{1,9}$/,
};

builder.queryField('explainAccess', (t) =>
	t.field({
		type: ExplanationRef,
		complexity: 5,
		description:
			'Which rule lets the viewer do this, or of which rules none does and whom to ask. Source: app.explain_access.',
		args: {
			type: t.arg({ type: AccessKind, required: true, description: 'What kind of thing.' }),
			verb: t.arg({ type: AccessVerb, required: true, description: 'What is to be done.' }),
			id: t.arg.id({
				description:
					'Which one: a global id; for REGION, and for what is made in a region, its code; for RULE_PACK such as BAND/2017.1; for SCHOOL also its NPSN; for TARGET and AUDIT its number. Left out where something is made: the home city.',
			}),
		},
		resolve: (_root, { type, verb, id }, context) =>
			context.json<Explanation>('select app.explain_access($1, $2, $3) as json', [
				type,
				keyOf(type, verb, checkedText('id', id == null ? null : String(id)), context),
				verb,
			]),
	}),
);

/** The key that the database knows; one that names nothing where the id is of another kind, or none at all. */
function keyOf(kind: string, verb: string, id: string | null, { ids, home }: Context): string {
	if (verb === 'CREATE' || verb === 'GIVE') return id ?? home;
	if (id === null) return '';
	const number =
		(published[kind] && numberOf(published[kind], id)) ??
		(ofPeople[kind] && ids.numberOf(ofPeople[kind], id));
	if (number !== undefined) return String(number);
	return naturalKey[kind]?.test(id) ? id : '';
}
