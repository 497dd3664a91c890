import { decimal2 } from '#lib/format/number.ts';
import { m } from '#lib/paraglide/messages.js';
import type { ContributionFragment } from '#lib/graphql/generated/graphql.ts';
import { waterfallSteps } from './waterfall.ts';

/** Which indicator costs the score most. */
export function waterfallTitle(
	contributions: readonly ContributionFragment[],
	locale: string,
): string {
	const steps = waterfallSteps(contributions);
	const [most] = steps;
	if (most === undefined) return m.picture_none();
	if (most.lost === 0) return m.title_lost_none();
	const { indicator, lost } = most.contribution;
	const points = decimal2(lost ?? '0', locale);
	const n = steps.filter((step) => step.lost === most.lost).length;
	return n > 1 ? m.title_lost_tied({ n, points }) : m.title_lost({ code: indicator.code, points });
}
