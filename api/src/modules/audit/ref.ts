import { getRefFromModel } from '@pothos/plugin-prisma';
import { builder } from '../../graph/builder.ts';
import { connection } from '../../graph/connection.ts';
import { enumOf } from '../../graph/enum.ts';
import type { Shape } from '../../graph/row.ts';
import type { Ref } from '../../graph/types.ts';

export const AuditAction = enumOf('AuditAction', 'What an entry of the audit log says was done.', {
	INSERT: 'A row was made.',
	UPDATE: 'A row was changed.',
	DELETE: 'A row was taken away.',
	TRUNCATE: 'A table was emptied.',
	CALL: 'An act that changes no row of a logged table.',
});

export const AuditEntryRef = getRefFromModel('AuditEntry', builder) as unknown as Ref<
	Shape<'AuditEntry'>
>;

/** The log as a list: its numbers are those of the chain. */
export const auditLog = {
	type: 'AuditEntry',
	model: 'AuditEntry',
	key: 'seq',
	columns: {
		heldRoles: 'heldRoles',
		rowCount: 'rowCount',
		changed: 'changed',
		reason: 'reason',
		requestId: 'requestId',
	},
	ref: AuditEntryRef,
	connection: connection('AuditEntry', AuditEntryRef, {
		one: 'An entry',
		many: 'entries of the audit log',
	}),
};
