import type { ShownColumns } from '../../graph/columns.ts';
import { enumOf } from '../../graph/enum.ts';
import { published } from '../../graph/published.ts';

export const AchievementStatus = enumOf(
	'AchievementStatus',
	'How far an achievement is on its way to the public.',
	{
		DRAFT: 'Being entered by the agency.',
		SUBMITTED: 'Handed to the head of the agency.',
		RETURNED: 'Given back with a reason.',
		APPROVED: 'Approved by the head of the agency.',
		VERIFIED: 'Verified by the evaluator.',
		PUBLISHED: 'Public, with a snapshot of how it was computed.',
	},
);

/** An achievement as it stands in the table. */
export interface AchievementRow {
	id: number;
	indicatorId: number;
	year: number;
	quarter: number;
	status: string;
	version: number;
	actual: unknown;
	numerator: unknown;
	denominator: unknown;
	note: string | null;
	updatedAt: Date;
}

/** What a list of achievements fetches only where it is shown. */
export const achievementColumns: ShownColumns = {
	cityCode: null,
	agencyId: null,
	indicatorId: 'indicator',
	year: 'period',
	quarter: 'period',
	status: 'status',
	version: 'version',
	actual: 'actual',
	numerator: 'numerator',
	denominator: 'denominator',
	note: 'note',
	updatedAt: 'updatedAt',
};

export const achievements = published<'Achievement', AchievementRow>(
	'Achievement',
	{ one: 'An achievement', many: 'achievements' },
	achievementColumns,
);
