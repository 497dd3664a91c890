import type { EncipheredType } from '@seksama/schema/resources.ts';
import { builder } from '../../graph/builder.ts';
import { int, moment, of, plainFields, shown, text, texts } from '../../graph/record.ts';
import { relation } from '../../graph/relation.ts';
import type { Shape } from '../../graph/row.ts';
import type { Context } from '../../operation/context.ts';
import { Role } from '../grant/ref.ts';
import { UserRef, users } from '../user/ref.ts';
import { keysOfPeople, publishedKeys } from './keys.ts';
import { AuditAction } from './ref.ts';

type AuditRow = Shape<'AuditEntry'>;

/** The key of an entry, in which an auditor finds the same person as on every page, and nobody a number of one. */
function keyOf({ action, resource, key }: AuditRow, ids: Context['ids']): string | null {
	if (key === null || (action !== 'CALL' && publishedKeys.has(resource))) return key;
	const kind = action === 'CALL' ? 'User' : keysOfPeople[resource];
	return kind ? enciphered(key, kind, ids) : null;
}

function enciphered(key: string, kind: EncipheredType, ids: Context['ids']): string | null {
	try {
		const parts = JSON.parse(key) as unknown[];
		return JSON.stringify(
			parts.map((part) => (typeof part === 'number' ? ids.idOf(kind, part) : null)),
		);
	} catch {
		return null; // an entry that was changed by hand is told by verifying, not by failing here
	}
}

builder.prismaObject('AuditEntry', {
	description:
		'Something that was changed: who, what, when and why, never the contents. Entries are chained by their hashes and never altered.',
	fields: (t) => ({
		number: t.string({
			description: 'Its number in the chain.',
			resolve: ({ seq }) => String(seq),
		}),
		...shown(plainFields<AuditRow>(), { at: moment('When.') }),
		actor: relation(t, 'actor', {
			type: UserRef,
			nullable: true,
			description: 'Who; null for the program itself, and where the viewer may not see them.',
			columns: users.columns,
			otherwise: ({ actorId }: AuditRow, context) =>
				actorId === null ? null : users.byId(context).load(actorId),
		}),
		byProgram: t.boolean({
			description:
				'Whether the program itself did it: migrating, seeding, a command of the operator.',
			resolve: ({ actorId }) => actorId === null,
		}),
		heldRoles: t.field({
			type: [Role],
			description: 'The roles that the actor held at that moment.',
			resolve: ({ heldRoles }) =>
				(/^(PROGRAM|NONE)$/.test(heldRoles) ? [] : heldRoles.split(',')) as never,
		}),
		...shown(plainFields<AuditRow>(), {
			action: of(AuditAction)('What was done.'),
			resource: text('The table, or for CALL the act.'),
		}),
		key: t.string({
			nullable: true,
			description:
				'The key of the row as JSON, for an act the user it is about; null for an entry about many rows. People and what belongs to them stand in it by their global ids.',
			resolve: (row, _args, { ids }) => keyOf(row, ids),
		}),
		...shown(plainFields<AuditRow>(), {
			rowCount: int('How many rows.'),
			changed: texts('Which columns changed.'),
			reason: text.nullable('Why, where it was said.'),
			requestId: text.nullable(
				'The request that did it; the same number stands in the log of the program.',
			),
		}),
	}),
});
