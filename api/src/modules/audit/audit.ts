import { builder } from '../../graph/builder.ts';
import type { ListPage } from '../../graph/connection.ts';
import { emptyPage } from '../../graph/enciphered.ts';
import { pageArguments, pagedCost } from '../../graph/page.ts';
import type { PersonKind } from '../../graph/person-ids.ts';
import { int, moment, of, shown, text, texts } from '../../graph/record.ts';
import { checkedText } from '../../graph/text.ts';
import type { Context } from '../../operation/context.ts';
import { Role } from '../grant/ref.ts';
import { userNumber, UserRef, users } from '../user/ref.ts';
import { keysOfPeople, publishedKeys } from './keys.ts';
import { AuditAction, AuditConnection, AuditEntryRef, type AuditRow } from './ref.ts';

/** The key of an entry, in which an auditor finds the same person as on every page, and nobody a number of one. */
function keyOf({ action, resource, key }: AuditRow, ids: Context['ids']): string | null {
	if (key === null || (action !== 'CALL' && publishedKeys.has(resource))) return key;
	const kind = action === 'CALL' ? 'User' : keysOfPeople[resource];
	return kind ? enciphered(key, kind, ids) : null;
}

function enciphered(key: string, kind: PersonKind, ids: Context['ids']): string | null {
	try {
		const parts = JSON.parse(key) as unknown[];
		return JSON.stringify(
			parts.map((part) => (typeof part === 'number' ? ids.idOf(kind, part) : null)),
		);
	} catch {
		return null; // an entry that was changed by hand is told by verifying, not by failing here
	}
}

AuditEntryRef.implement({
	description:
		'Something that was changed: who, what, when and why, never the contents. Entries are chained by their hashes and never altered.',
	fields: (t) => ({
		...shown(t, {
			number: text('Its number in the chain.'),
			at: moment('When.'),
		}),
		actor: t.field({
			type: UserRef,
			nullable: true,
			complexity: 1,
			description: 'Who; null for the program itself, and where the viewer may not see them.',
			resolve: ({ actorId }, _args, context) =>
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
		...shown(t, {
			action: of(AuditAction)('What was done.'),
			resource: text('The table, or for CALL the act.'),
		}),
		key: t.string({
			nullable: true,
			description:
				'The key of the row as JSON, for an act the user it is about; null for an entry about many rows. People and what belongs to them stand in it by their global ids.',
			resolve: (row, _args, { ids }) => keyOf(row, ids),
		}),
		...shown(t, {
			rowCount: int('How many rows.'),
			changed: texts('Which columns changed.'),
			reason: text.nullable('Why, where it was said.'),
			requestId: text.nullable(
				'The request that did it; the same number stands in the log of the program.',
			),
		}),
	}),
});

const AuditFilter = builder.inputType('AuditFilter', {
	description: 'Which entries; every condition given must hold.',
	fields: (t) => ({
		actor: t.id({ description: 'Who, by the global id of the user.' }),
		action: t.field({ type: AuditAction, description: 'What was done.' }),
		resource: t.string({ description: 'The table or the act, by its name: auditResources.' }),
		from: t.field({ type: 'DateTime', description: 'At this moment or later.' }),
		to: t.field({ type: 'DateTime', description: 'Before this moment.' }),
		requestId: t.string({ description: 'What one request did.' }),
	}),
});

builder.queryFields((t) => ({
	auditEntries: t.connection(
		{
			type: AuditEntryRef,
			complexity: pagedCost,
			description:
				'The audit log, newest first, of what the viewer may see: for an auditor that of the region, for a head that of the agency, for an admin, a case worker and a case supervisor what they did themselves. Source: app.audit_page.',
			args: { filter: t.arg({ type: AuditFilter, description: 'Only those that match.' }) },
			resolve: async (_root, { filter, ...page }, context) => {
				const conditions = conditionsOf(filter, context);
				const found =
					context.viewer.userId === null
						? emptyPage
						: await context.json<ListPage<AuditRow>>(
								'select app.audit_page($1, $2, $3, $4, $5) as json',
								[conditions, ...pageArguments(page)],
							);
				// Counting reads every entry that matches: only where it is asked for.
				const totalCount = () =>
					context.viewer.userId === null
						? Promise.resolve(0)
						: context.json<number>('select app.audit_count($1) as json', [conditions]);
				return { ...found, totalCount } as never;
			},
		},
		AuditConnection,
	),
	auditResources: t.stringList({
		complexity: 5,
		description: 'What entries of the audit log speak of: tables and acts.',
		resolve: (_root, _args, { json }) => json<string[]>('select app.audit_resources() as json'),
	}),
}));

function conditionsOf(filter: typeof AuditFilter.$inferInput | null | undefined, context: Context) {
	return {
		...filter,
		resource: checkedText('filter.resource', filter?.resource),
		requestId: checkedText('filter.requestId', filter?.requestId),
		actor: userNumber(filter?.actor, context),
	};
}
