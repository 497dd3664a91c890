import type { ObjectRef } from '@pothos/core';
import { builder } from '../graph/builder.ts';
import { AuditEntryRef, GrantRef, SessionRef, TokenRef, UserRef } from './people.ts';
import { AchievementRef, AgencyRef, IndicatorRef, SchoolRef } from './refs.ts';

type Schema = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer Types> ? Types : never;

export const AgencyConnection = connection('Agency', AgencyRef, 'agencies', 'An agency');
export const IndicatorConnection = connection(
	'Indicator',
	IndicatorRef,
	'indicators',
	'An indicator',
);
export const AchievementConnection = connection(
	'Achievement',
	AchievementRef,
	'achievements',
	'An achievement',
);
export const SchoolConnection = connection('School', SchoolRef, 'schools', 'A school');
export const UserConnection = connection('User', UserRef, 'users', 'A user');
export const AuditConnection = connection(
	'AuditEntry',
	AuditEntryRef,
	'entries of the audit log',
	'An entry',
);
export const GrantConnection = connection('Grant', GrantRef, 'grants', 'A grant');
export const TokenConnection = connection('Token', TokenRef, 'tokens', 'A token');
export const SessionConnection = connection('Session', SessionRef, 'sessions', 'A session');

/** A page of a list. The count comes with the list, or is asked for when the field is. */
function connection<Row>(name: string, type: ObjectRef<Schema, Row>, many: string, one: string) {
	return builder.connectionObject(
		{
			type,
			name: `${name}Connection`,
			description: `A page of ${many}.`,
			fields: (t) => ({
				totalCount: t.int({
					description:
						'How many there are on all pages together, of those that the viewer may see.',
					extensions: { pothosPrismaTotalCount: true },
					resolve: (page) => {
						const { totalCount } = page as { totalCount?: number | (() => Promise<number>) };
						return typeof totalCount === 'function' ? totalCount() : (totalCount ?? 0);
					},
				}),
			}),
		},
		{ name: `${name}Edge`, description: `${one} on a page.` },
	);
}
