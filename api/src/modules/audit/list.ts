import type { Prisma } from '@seksama/schema/client.ts';
import { builder } from '../../graph/builder.ts';
import { rootList } from '../../graph/root-list.ts';
import { checkedText } from '../../graph/text.ts';
import type { Context } from '../../operation/context.ts';
import { userNumber } from '../user/ref.ts';
import { AuditAction, auditLog } from './ref.ts';

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
	auditEntries: rootList(t, auditLog, {
		description:
			'The audit log, newest first, of what the viewer may see: for an auditor that of the region, for a head that of the agency, for an admin, a case worker and a case supervisor what they did themselves.',
		args: { filter: t.arg({ type: AuditFilter, description: 'Only those that match.' }) },
		ofPeople: true,
		where: ({ filter }, context) => entriesWhere(filter, context),
		orderBy: [{ seq: 'desc' }],
	}),
	auditResources: t.stringList({
		complexity: 5,
		description: 'What entries of the audit log speak of: tables and acts.',
		resolve: (_root, _args, { json }) => json<string[]>('select app.audit_resources() as json'),
	}),
}));

/** The entries that are meant. Throws BAD_USER_INPUT naming the condition that cannot be used. */
function entriesWhere(
	filter: typeof AuditFilter.$inferInput | null | undefined,
	context: Context,
): Prisma.AuditEntryWhereInput {
	const { action, from, to } = filter ?? {};
	const resource = checkedText('filter.resource', filter?.resource);
	const requestId = checkedText('filter.requestId', filter?.requestId);
	const actorId = userNumber(filter?.actor, context);
	return {
		...(actorId !== null && { actorId }),
		...(action && { action }),
		...(resource != null && { resource }),
		...(requestId != null && { requestId }),
		...((from != null || to != null) && {
			at: { ...(from != null && { gte: from }), ...(to != null && { lt: to }) },
		}),
	};
}
