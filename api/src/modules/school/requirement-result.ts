import { enumOf } from '../../graph/enum.ts';
import { day, decimal, flag, many, moment, of, record, text } from '../../graph/record.ts';

const RequirementState = enumOf('RequirementState', 'How a requirement of the mechanism stands.', {
	MET: 'Met and verified.',
	PARTLY: 'Partly met and verified.',
	NOT_MET: 'Not met, or nothing was handed in.',
	EXPIRED: 'Was met; the evidence has lapsed.',
	UNVERIFIED: 'Claimed by the school, not verified yet.',
});

const SchoolVerifier = enumOf(
	'SchoolVerifier',
	'As what somebody verified; who it was is never shown.',
	{
		CASE_WORKER: 'The child-protection office (DPMPPA).',
		CASE_SUPERVISOR: 'The head of the child-protection unit.',
		AWARD_COMMITTEE: 'The award committee.',
	},
);

const ActivityState = enumOf(
	'SchoolActivityState',
	'Whether an activity counts, and if not, why.',
	{
		COUNTS: 'Held within 12 months, with evidence, and verified on or after its day.',
		OLD: 'Held longer ago than that.',
		UNVERIFIED: 'Not verified yet.',
		VERIFIED_BEFORE: 'Verified before its day, which shows nothing.',
		WITHOUT_EVIDENCE: 'Nothing was handed in that shows it.',
		UPCOMING: 'Its day is still to come.',
	},
);

const ActivityRef = record(
	'SchoolActivity',
	'An activity for the mechanism of a school, such as a drill.',
	{
		heldOn: day('The day on which it is held.'),
		state: of(ActivityState)('Whether it counts for ENFORCED.'),
		hasEvidence: flag('Whether something was handed in that shows it; it is not public itself.'),
		verifiedAt: moment.nullable('When it was verified; null where it was not.'),
		verifiedBy: of(SchoolVerifier).nullable(
			'As what somebody verified it; null where nobody did or it was not noted.',
		),
		countsUntil: day.nullable('The last day on which it counts; null where it does not.'),
	},
);

export const RequirementResultRef = record(
	'RequirementResult',
	'One requirement of the mechanism and how the school meets it. Evidence that holds goes on counting while its renewal waits.',
	{
		code: text('Its code in the rule pack, such as WORKING_GROUP.'),
		name: text('What is asked for, in Indonesian.'),
		nameEn: text('What is asked for, in English.'),
		mandatory: flag('Whether the mechanism cannot be established without it.'),
		weight: decimal('Its weight in the compliance.'),
		enforces: flag('Whether ENFORCED asks for an activity of it within 12 months.'),
		state: of(RequirementState)('How it stands.'),
		validUntil: day.nullable(
			'The last day on which the evidence holds; null where it does not lapse or there is none that was verified.',
		),
		verifiedAt: moment.nullable('When that evidence was verified; null where there is none.'),
		verifiedBy: of(SchoolVerifier).nullable(
			'As what somebody verified it; null where nobody did or it was not noted.',
		),
		renewalAt: moment.nullable(
			'Since when newer evidence waits to be verified, beside what was; null where none waits.',
		),
		activityOn: day.nullable(
			'The day of the last activity that was verified on or after its day; null where there is none.',
		),
		activities: many(
			ActivityRef,
			3,
		)('Its activities, newest first; at most 50, those that count before all others.'),
	},
);
export type RequirementResult = typeof RequirementResultRef.$inferType;
