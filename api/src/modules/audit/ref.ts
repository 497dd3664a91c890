import { builder } from '../../graph/builder.ts';
import { connection } from '../../graph/connection.ts';
import { enumOf } from '../../graph/enum.ts';

export const AuditAction = enumOf('AuditAction', 'What an entry of the audit log says was done.', {
	INSERT: 'A row was made.',
	UPDATE: 'A row was changed.',
	DELETE: 'A row was taken away.',
	TRUNCATE: 'A table was emptied.',
	CALL: 'An act that changes no row of a logged table.',
});

/** An entry of what app.audit_page returns. */
export interface AuditRow {
	number: string;
	at: string;
	actorId: number | null;
	heldRoles: string;
	action: string;
	resource: string;
	key: string | null;
	rowCount: number;
	changed: string[];
	reason: string | null;
	requestId: string | null;
}

export const AuditEntryRef = builder.objectRef<AuditRow>('AuditEntry');
export const AuditConnection = connection('AuditEntry', AuditEntryRef, {
	one: 'An entry',
	many: 'entries of the audit log',
});
