import type { AchievementStatus } from '#lib/graphql/generated/graphql.ts';
import { m } from '#lib/paraglide/messages.js';

/** How far an entry is on its way to the public. */
export const statusWords: Record<AchievementStatus, () => string> = {
	DRAFT: m.status_draft,
	SUBMITTED: m.status_submitted,
	RETURNED: m.status_returned,
	APPROVED: m.status_approved,
	VERIFIED: m.status_verified,
	PUBLISHED: m.status_published,
};
