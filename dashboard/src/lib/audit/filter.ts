import type { AuditAction, AuditFilter } from '#lib/graphql/generated/graphql.ts';

const actions: readonly AuditAction[] = ['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'CALL'];

/** What of the log an address asks for. Days are those of the city, the last one included. */
export function auditFilter(state: URLSearchParams): AuditFilter {
	const text = (name: string) => state.get(name)?.trim().slice(0, 200) || null;
	return {
		actor: text('actor'),
		action: actions.find((one) => one === state.get('action')) ?? null,
		resource: text('resource'),
		from: startOf(state.get('from'), 0),
		to: startOf(state.get('to'), 1),
		requestId: text('request'),
	};
}

/** The first moment of a day, some days later; null for what is no day. */
function startOf(day: string | null, later: number): string | null {
	if (day === null || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
	const moment = Date.parse(`${day}T00:00:00+07:00`);
	if (Number.isNaN(moment)) return null;
	return new Date(moment + later * 86_400_000).toISOString();
}
