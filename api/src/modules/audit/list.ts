import { builder } from '../../graph/builder.ts';
import type { ListPage } from '../../graph/connection.ts';
import { emptyPage } from '../../graph/enciphered.ts';
import { pageArguments, pagedCost } from '../../graph/page.ts';
import { checkedText } from '../../graph/text.ts';
import type { Context } from '../../operation/context.ts';
import { userNumber } from '../user/ref.ts';
import { AuditAction, AuditConnection, AuditEntryRef, type AuditRow } from './ref.ts';

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
