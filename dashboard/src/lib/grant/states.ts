import type { GrantState } from '#lib/graphql/generated/graphql.ts';
import { m } from '#lib/paraglide/messages.js';

/** How a grant stands, in the reader's language. */
export const grantStates: Record<GrantState, () => string> = {
	HOLDS: m.admin_state_holds,
	WAITING: m.admin_state_waiting,
	UPCOMING: m.admin_state_upcoming,
	ENDED: m.admin_state_ended,
	WITHDRAWN: m.admin_state_withdrawn,
};
