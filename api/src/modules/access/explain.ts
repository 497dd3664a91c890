import {
	type AccessKindName,
	type EncipheredType,
	type PublishedType,
	type Resource,
	ruled,
} from '@seksama/schema/resources.ts';
import { builder } from '../../graph/builder.ts';
import { numberOf } from '../../graph/global-id.ts';
import { flag, record, text } from '../../graph/record.ts';
import { present } from '../../graph/row.ts';
import { checkedText } from '../../graph/text.ts';
import type { Context } from '../../operation/context.ts';
import { AccessKind, AccessVerb } from './ref.ts';

/** What app.explain_access returns. */
const ExplanationRef = record(
	'AccessExplanation',
	'Why the viewer may, or may not, do something. A hidden thing and one that does not exist are explained alike.',
	{
		allowed: flag('Whether the viewer may.'),
		code: text.nullable('The rule that allows it, such as achievement_own; null where none does.'),
		rule: text('The rule that allows it, or the rules of which none does, in Indonesian.'),
		ruleEn: text('The same in English.'),
		ask: text.nullable('Whom to ask for it, in Indonesian; null where it is allowed.'),
		askEn: text.nullable('The same in English.'),
	},
);
type Explanation = typeof ExplanationRef.$inferType;

/** What a key by itself looks like, by its columns. */
export const keyShapes: Record<string, RegExp> = {
	code: /^[\d.]{2,13}$/,
	'kind/version': /^[A-Z]+\/.{1,40}$/,
	npsn: /^[A-Z0-9]{8}$/,
	id: /^\d{1,9}$/,
	seq: /^\d{1,9}$/,
};

/** By what columns a resource is named outside where no id of ours names it; undefined where it never is. */
export function namedBy({ ids, key, alsoBy }: Resource): string | undefined {
	return ids === 'KEY' ? key.join('/') : alsoBy;
}

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
function keyOf(kind: AccessKindName, verb: string, id: string | null, context: Context): string {
	if (verb === 'CREATE' || verb === 'GIVE') return id ?? context.home;
	if (id === null) return '';
	const resource = present(ruled.find((one) => one.kind === kind));
	const number = numberIn(resource, id, context);
	if (number !== undefined) return String(number);
	return keyShapes[namedBy(resource) ?? '']?.test(id) ? id : '';
}

function numberIn({ ids, type }: Resource, id: string, context: Context): number | undefined {
	if (ids === 'PUBLISHED') return numberOf(type as PublishedType, id);
	if (ids === 'ENCIPHERED') return context.ids.numberOf(type as EncipheredType, id);
	return undefined;
}
